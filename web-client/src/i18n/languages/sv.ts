import type { Catalogue } from '../catalogue.ts';

export default {
  'button.party': 'Watchparty',
  'button.party.members': { one: 'Watchparty, {count} person', other: 'Watchparty, {count} personer' },

  'button.together': 'Titta tillsammans',

  'panel.title': 'Watchparty',
  'panel.close': 'Stäng',

  'idle.lead': 'Titta tillsammans: alla ser samma bild i samma ögonblick.',
  'idle.start.title': 'Starta ett party',
  'idle.start.playing': 'Filmen som är öppen här blir partyts film.',
  'idle.start.nothing': 'Du kan starta nu och öppna en film sedan.',
  'idle.start.resume': 'Fortsätt vid {time}, där du slutade',
  'idle.start.freePlay': 'Alla får spela upp, pausa och spola',
  'idle.start.private': 'Privat: bara den som har en inbjudan kommer in',
  'idle.start.submit': 'Starta party',
  'idle.join.title': 'Gå med i ett party',
  'idle.join.label': 'Rumskod eller inbjudningslänk',
  'idle.join.submit': 'Gå med',
  'idle.join.malformed':
    'Det här är varken en rumskod eller en inbjudningslänk. Kontrollera och försök igen.',
  'idle.signedOut': 'Logga in först; sedan kan du starta eller gå med i ett party här.',
  'idle.syncPlay':
    'Jellyfins SyncPlay är på. Lämna SyncPlay-gruppen först: två kan inte styra samma spelare.',

  'connecting.text': 'Ansluter…',
  'connecting.slow':
    'Servern svarar inte än. Kontrollera nätverket; om det fortsätter, säg till den som sköter servern.',
  'connecting.cancel': 'Avbryt',

  'room.label': 'Rumskod',
  'room.private': 'Privat',
  'room.freePlay': 'Alla styr',
  'room.hostOnly': 'Värden styr',
  'room.youControl': 'Spela upp, pausa och spola som vanligt: partyt följer dig.',
  'room.hostControls': '{name} styr uppspelningen.',
  'room.leave': 'Lämna partyt',
  'room.openFilm': 'Öppna partyts film',
  'room.noFilm': 'Partyt har ingen film än. Öppna en och tryck på Spela.',
  'room.noFilmGuest': 'Partyt har ingen film än. Den öppnas här när värden startar en.',

  'invite.create': 'Skapa en inbjudningslänk',
  'invite.copy': 'Kopiera inbjudningslänken',
  'invite.copied': 'Kopierad. Skicka den till dina vänner.',
  'invite.manual': 'Det går inte att kopiera här. Markera länken och kopiera den själv.',
  'invite.field': 'Inbjudningslänk',
  'invite.qr': 'QR-kod',
  'invite.qrLabel': 'QR-kod för inbjudningslänken',
  'invite.validUntil': 'Giltig till {time}.',
  'invite.askHost': 'Ge fler personer rumskoden för att bjuda in dem, eller be värden om en inbjudningslänk.',
  'invite.askHostPrivate': 'Det här partyt är privat. Bara värden kan bjuda in fler.',

  'tabs.label': 'Partyts delar',
  'tabs.people': 'Personer',
  'tabs.settings': 'Inställningar',

  'offer.play': 'Spela upp för alla',
  'offer.notHost': 'Bara värden väljer vad partyt tittar på.',

  'settings.hostOnly': 'Bara värden kan ändra hur partyt fungerar.',

  'people.title': { one: '{count} person', other: '{count} personer' },
  'people.self': 'du',
  'people.host': 'Värd',
  'people.reconnecting': 'återansluter…',
  'people.more': 'Alternativ för {name}',
  'people.makeHost': 'Gör till värd',
  'people.remove': 'Ta bort',
  'people.loading': 'Öppnar filmen…',
  'people.ready': 'Redo',
  'people.playing': 'Spelar',
  'people.in_sync': 'I takt',
  'people.behind': 'Kommer ikapp',
  'people.ahead': 'Lite före',
  'people.offset': '{sign}{ms} ms',
  'people.paused': 'Pausad',
  'people.buffering': 'Laddar…',
  'people.blocked': 'Behöver klicka',
  'people.away': 'Inte vid filmen',

  'waiting.one': 'Väntar på {name}…',
  'waiting.more': {
    one: 'Väntar på {name} och {count} person till…',
    other: 'Väntar på {name} och {count} personer till…',
  },
  'waiting.self': 'Partyt väntar på att din film ska laddas…',
  'waiting.seconds': '{seconds} s',
  'waiting.goOn': 'Fortsätt utan {name}',
  'waiting.goOnAll': 'Fortsätt utan dem',

  'wait.label': 'Vänta på andra',
  'wait.start': 'När en film börjar',
  'wait.stalls': 'I början och när en film hakar upp sig',
  'wait.never': 'Aldrig',

  'sync.label': 'Uppspelning',
  'sync.no_player': 'Ingen film öppen här',
  'sync.measuring': 'Mäter…',
  'sync.in_sync': 'I synk · {ms} ms',
  'sync.behind': 'Kommer ikapp… {ms} ms efter',
  'sync.ahead': 'Saktar in… {ms} ms före',
  'sync.adjusting': 'Justerar…',
  'sync.seeking': 'Hoppar till partyts position…',
  'sync.paused': 'Pausad',
  'sync.buffering': 'Laddar…',
  'sync.blocked': 'Väntar på ditt klick',
  'sync.live.in_sync': 'I synk med partyt',
  'sync.live.adjusting': 'Anpassar sig till partyt',

  'connection.label': 'Anslutning',
  'connection.measuring': 'Mäter…',
  'connection.roundTrip': '{ms} ms fram och tillbaka',
  'connection.reconnecting': 'Bruten; försöker igen…',

  'blocked.title': 'Klicka för att vara med',
  'blocked.text': 'Webbläsaren vill ha ett klick innan den spelar upp.',

  'notice.dismiss': 'Stäng',
  'notice.unknown': 'Något gick fel ({code}). Försök igen.',

  'notice.bad_request': 'Servern förstod inte den här sidan. Ladda om den och försök igen.',
  'notice.unknown_type':
    'Servern är äldre än den här sidan och kan inte göra detta. Be administratören att uppdatera den.',
  'notice.too_large': 'Det var för långt för servern. Korta ner det.',
  'notice.rate_limited': 'Det gick för fort. Vänta några sekunder och försök igen.',
  'notice.auth_required': 'Du är inte inloggad längre. Logga in och försök igen.',
  'notice.token_invalid': 'Servern känner inte igen din inloggning. Logga ut och in igen.',
  'notice.token_expired': 'Din inloggning har gått ut. Ladda om sidan.',
  'notice.forbidden':
    'Du har inte tillgång till den här filmen eller det här partyt. Fråga den som sköter servern, eller välj en annan film.',
  'notice.not_host': 'Bara värden kan göra det. Be värden om det, eller om att få bli värd.',
  'notice.not_in_room': 'Du är inte med i det här partyt längre. Gå med igen.',
  'notice.room_missing':
    'Det finns inget party med den här koden. Kontrollera den, eller fråga om partyt är slut.',
  'notice.room_exists': 'Det finns redan ett party med den här koden. Försök igen.',
  'notice.room_full': 'Det här partyt är fullt. Fråga värden om någon kan lämna plats.',
  'notice.invite_invalid': 'Du behöver en giltig inbjudan till det här partyt. Be värden om en länk.',
  'notice.invite_expired': 'Den här inbjudan har gått ut. Be värden om en ny.',
  'notice.invite_room_mismatch': 'Den här inbjudan gäller ett annat party. Be värden om rätt länk.',
  'notice.server_busy': 'Servern kan inte göra detta just nu. Försök igen om en stund.',
  'notice.internal': 'Något gick fel i servern. Försök igen; om det fortsätter, säg till administratören.',

  'notice.item_unavailable':
    'Partyts film går inte att öppna här. Du kanske inte har tillgång till den: fråga den som sköter servern.',
  'notice.connection_lost':
    'Anslutningen till partyt bröts. Kontrollera nätverket och gå med igen med rumskoden.',
  'notice.replaced':
    'Du fortsatte med det här partyt i ett annat fönster eller på en annan enhet. Gå med igen för att titta här.',
  'notice.kicked': 'Värden tog bort dig från partyt.',
  'notice.syncplay_active':
    'Jellyfins SyncPlay är på, så partyt kan inte fortsätta här. Lämna SyncPlay-gruppen och starta eller gå sedan med igen.',
  'notice.joined': 'Du gick med i partyt.',
  'notice.became_host': 'Du är värd nu: partyt följer din spelare.',
  'notice.host_changed': '{subject} är värd nu.',
  'notice.member_joined': '{subject} gick med i partyt.',
  'notice.member_left': '{subject} lämnade partyt.',
} as const satisfies Catalogue<'one'>;
