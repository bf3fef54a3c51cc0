import type { Catalogue } from '../catalogue.ts';

export default {
  'button.party': 'Watchparty',
  'button.party.members': { one: 'Watchparty, {count} persoon', other: 'Watchparty, {count} personen' },

  'button.together': 'Samen kijken',

  'panel.title': 'Watchparty',
  'panel.close': 'Sluiten',

  'idle.lead': 'Kijk samen: iedereen ziet op hetzelfde moment hetzelfde beeld.',
  'idle.start.title': 'Een party starten',
  'idle.start.playing': 'De film die hier open is, wordt de film van de party.',
  'idle.start.nothing': 'Je kunt nu beginnen en daarna een film openen.',
  'idle.start.resume': 'Verdergaan bij {time}, waar je gebleven was',
  'idle.start.freePlay': 'Iedereen mag afspelen, pauzeren en spoelen',
  'idle.start.private': 'Privé: alleen met een uitnodiging kom je binnen',
  'idle.start.submit': 'Party starten',
  'idle.join.title': 'Meedoen aan een party',
  'idle.join.label': 'Kamercode of uitnodigingslink',
  'idle.join.submit': 'Meedoen',
  'idle.join.malformed':
    'Dit is geen kamercode en ook geen uitnodigingslink. Controleer het en probeer opnieuw.',
  'idle.signedOut': 'Meld je eerst aan; daarna kun je hier een party starten of meedoen.',
  'idle.syncPlay':
    'SyncPlay van Jellyfin staat aan. Verlaat eerst de SyncPlay-groep: met z’n tweeën één speler besturen gaat niet.',

  'connecting.text': 'Verbinden…',
  'connecting.slow':
    'De server reageert nog niet. Controleer je netwerk; blijft het zo, meld het dan aan degene die de server beheert.',
  'connecting.cancel': 'Annuleren',

  'room.label': 'Kamercode',
  'room.private': 'Privé',
  'room.freePlay': 'Iedereen bedient',
  'room.hostOnly': 'Host bedient',
  'room.youControl': 'Speel af, pauzeer en spoel zoals altijd: de party volgt jou.',
  'room.hostControls': '{name} bedient het afspelen.',
  'room.leave': 'Party verlaten',
  'room.openFilm': 'De film van de party openen',
  'room.noFilm': 'De party heeft nog geen film. Open er een en druk op Afspelen.',
  'room.noFilmGuest': 'De party heeft nog geen film. Hij opent hier zodra de host er een start.',

  'invite.create': 'Uitnodigingslink maken',
  'invite.copy': 'Uitnodigingslink kopiëren',
  'invite.copied': 'Gekopieerd. Stuur hem naar je vrienden.',
  'invite.manual': 'Kopiëren mag hier niet. Selecteer de link en kopieer hem zelf.',
  'invite.field': 'Uitnodigingslink',
  'invite.qr': 'QR-code',
  'invite.qrLabel': 'QR-code van de uitnodigingslink',
  'invite.validUntil': 'Geldig tot {time}.',
  'invite.askHost':
    'Wil je meer mensen uitnodigen? Geef ze de kamercode of vraag de host om een uitnodigingslink.',
  'invite.askHostPrivate': 'Deze party is privé. Alleen de host kan meer mensen uitnodigen.',

  'tabs.label': 'Onderdelen van de party',
  'tabs.people': 'Mensen',
  'tabs.settings': 'Instellingen',

  'offer.play': 'Voor iedereen afspelen',
  'offer.notHost': 'Alleen de host kiest wat de party kijkt.',

  'settings.hostOnly': 'Alleen de host kan wijzigen hoe de party verloopt.',

  'people.title': { one: '{count} persoon', other: '{count} personen' },
  'people.self': 'jij',
  'people.host': 'Host',
  'people.reconnecting': 'verbindt opnieuw…',
  'people.more': 'Opties voor {name}',
  'people.makeHost': 'Host maken',
  'people.remove': 'Verwijderen',
  'people.loading': 'Opent de film…',
  'people.ready': 'Gereed',
  'people.playing': 'Speelt af',
  'people.in_sync': 'Loopt gelijk',
  'people.behind': 'Haalt in',
  'people.ahead': 'Iets voor',
  'people.offset': '{sign}{ms} ms',
  'people.paused': 'Gepauzeerd',
  'people.buffering': 'Laadt…',
  'people.blocked': 'Moet nog klikken',
  'people.away': 'Niet bij de film',

  'waiting.one': 'Wachten op {name}…',
  'waiting.more': {
    one: 'Wachten op {name} en nog {count} persoon…',
    other: 'Wachten op {name} en nog {count} personen…',
  },
  'waiting.self': 'De party wacht tot jouw film geladen is…',
  'waiting.seconds': '{seconds} s',
  'waiting.goOn': 'Doorgaan zonder {name}',
  'waiting.goOnAll': 'Doorgaan zonder hen',

  'wait.label': 'Op anderen wachten',
  'wait.start': 'Als een film begint',
  'wait.stalls': 'Aan het begin en als een film hapert',
  'wait.never': 'Nooit',

  'sync.label': 'Afspelen',
  'sync.no_player': 'Geen film open hier',
  'sync.measuring': 'Meten…',
  'sync.in_sync': 'Gelijk · {ms} ms',
  'sync.behind': 'Inhalen… {ms} ms achter',
  'sync.ahead': 'Vertragen… {ms} ms voor',
  'sync.adjusting': 'Aanpassen…',
  'sync.seeking': 'Naar de positie van de party springen…',
  'sync.paused': 'Gepauzeerd',
  'sync.buffering': 'Laden…',
  'sync.blocked': 'Wacht op je klik',
  'sync.live.in_sync': 'Gelijk met de party',
  'sync.live.adjusting': 'Past zich aan de party aan',

  'connection.label': 'Verbinding',
  'connection.measuring': 'Meten…',
  'connection.roundTrip': '{ms} ms heen en terug',
  'connection.reconnecting': 'Verbroken; nieuwe poging…',

  'blocked.title': 'Klik om mee te kijken',
  'blocked.text': 'Je browser wil een klik voordat hij afspeelt.',

  'notice.dismiss': 'Sluiten',
  'notice.unknown': 'Er ging iets mis ({code}). Probeer opnieuw.',

  'notice.bad_request': 'De server begreep deze pagina niet. Laad de pagina opnieuw en probeer het nog eens.',
  'notice.unknown_type':
    'De server is ouder dan deze pagina en kan dit niet. Vraag de beheerder om hem bij te werken.',
  'notice.too_large': 'Dat was te lang voor de server. Maak het korter.',
  'notice.rate_limited': 'Dat ging te snel. Wacht een paar seconden en probeer opnieuw.',
  'notice.auth_required': 'Je bent niet meer aangemeld. Meld je aan en probeer opnieuw.',
  'notice.token_invalid': 'De server herkent je aanmelding niet. Meld je af en weer aan.',
  'notice.token_expired': 'Je aanmelding is verlopen. Laad de pagina opnieuw.',
  'notice.forbidden':
    'Je hebt geen toegang tot deze film of party. Vraag het aan degene die de server beheert, of kies een andere film.',
  'notice.not_host': 'Alleen de host kan dat. Vraag het de host, of vraag om jou host te maken.',
  'notice.not_in_room': 'Je zit niet meer in deze party. Doe opnieuw mee.',
  'notice.room_missing': 'Er is geen party met deze code. Controleer hem, of vraag of de party voorbij is.',
  'notice.room_exists': 'Er is al een party met deze code. Probeer opnieuw.',
  'notice.room_full': 'Deze party is vol. Vraag de host of iemand plaats kan maken.',
  'notice.invite_invalid': 'Voor deze party heb je een geldige uitnodiging nodig. Vraag de host om een link.',
  'notice.invite_expired': 'Deze uitnodiging is verlopen. Vraag de host om een nieuwe.',
  'notice.invite_room_mismatch':
    'Deze uitnodiging is voor een andere party. Vraag de host om de juiste link.',
  'notice.server_busy': 'De server kan dit nu niet. Probeer het zo nog eens.',
  'notice.internal':
    'Er ging iets mis in de server. Probeer opnieuw; blijft het zo, zeg het dan tegen de beheerder.',

  'notice.item_unavailable':
    'De film van de party kan hier niet worden geopend. Misschien heb je er geen toegang toe: vraag het aan degene die de server beheert.',
  'notice.connection_lost':
    'De verbinding met de party is verbroken. Controleer je netwerk en doe opnieuw mee met de kamercode.',
  'notice.replaced':
    'Je bent met deze party verdergegaan in een ander venster of op een ander apparaat. Doe opnieuw mee om hier te kijken.',
  'notice.kicked': 'De host heeft je uit de party verwijderd.',
  'notice.syncplay_active':
    'SyncPlay van Jellyfin staat aan, dus de party kan hier niet verder. Verlaat de SyncPlay-groep en start of doe daarna opnieuw mee.',
  'notice.joined': 'Je doet mee aan de party.',
  'notice.became_host': 'Je bent nu de host: de party volgt jouw speler.',
  'notice.host_changed': '{subject} is nu de host.',
  'notice.member_joined': '{subject} doet mee aan de party.',
  'notice.member_left': '{subject} heeft de party verlaten.',
} as const satisfies Catalogue<'one'>;
