import type { Catalogue } from '../catalogue.ts';

export default {
  'button.party': 'Watch party',
  'button.party.members': {
    one: 'Watch party, {count} persona',
    many: 'Watch party, {count} di persone',
    other: 'Watch party, {count} persone',
  },

  'button.together': 'Guarda insieme',

  'panel.title': 'Watch party',
  'panel.close': 'Chiudi',

  'idle.lead': 'Guardate insieme: tutti vedono la stessa immagine nello stesso momento.',
  'idle.start.title': 'Avvia un party',
  'idle.start.playing': 'Il film aperto qui diventa quello del party.',
  'idle.start.nothing': 'Puoi iniziare subito e aprire un film dopo.',
  'idle.start.resume': 'Riprendi da {time}, dove eri rimasto',
  'idle.start.freePlay': 'Tutti possono riprodurre, mettere in pausa e spostarsi',
  'idle.start.private': 'Privato: si entra solo su invito',
  'idle.start.submit': 'Avvia un party',
  'idle.join.title': 'Unisciti a un party',
  'idle.join.label': 'Codice della stanza o link d’invito',
  'idle.join.submit': 'Unisciti',
  'idle.join.malformed': 'Non è né un codice di stanza né un link d’invito. Controlla e riprova.',
  'idle.signedOut': 'Prima accedi; poi potrai avviare un party o unirti qui.',
  'idle.syncPlay':
    'SyncPlay di Jellyfin è attivo. Prima lascia il gruppo SyncPlay: in due non si può guidare lo stesso lettore.',

  'connecting.text': 'Connessione…',
  'connecting.slow':
    'Il server non risponde ancora. Controlla la rete; se continua, avvisa chi gestisce il server.',
  'connecting.cancel': 'Annulla',

  'room.label': 'Codice della stanza',
  'room.private': 'Privato',
  'room.freePlay': 'Controllano tutti',
  'room.hostOnly': 'Controlla l’host',
  'room.youControl': 'Riproduci, metti in pausa e spostati come sempre: il party ti segue.',
  'room.hostControls': '{name} controlla la riproduzione.',
  'room.leave': 'Lascia il party',
  'room.openFilm': 'Apri il film del party',
  'room.noFilm': 'Il party non ha ancora un film. Aprine uno e premi Riproduci.',
  'room.noFilmGuest': 'Il party non ha ancora un film. Si aprirà qui quando l’host ne avvierà uno.',

  'invite.create': 'Crea un link d’invito',
  'invite.copy': 'Copia il link d’invito',
  'invite.copied': 'Copiato. Mandalo ai tuoi amici.',
  'invite.manual': 'Qui non si può copiare. Seleziona il link e copialo a mano.',
  'invite.field': 'Link d’invito',
  'invite.qr': 'Codice QR',
  'invite.qrLabel': 'Codice QR del link d’invito',
  'invite.validUntil': 'Valido fino a {time}.',
  'invite.askHost':
    'Per invitare altre persone, comunica loro il codice della stanza o chiedi all’host un link d’invito.',
  'invite.askHostPrivate': 'Questo party è privato. Solo l’host può invitare altre persone.',

  'tabs.label': 'Sezioni del party',
  'tabs.people': 'Persone',
  'tabs.settings': 'Impostazioni',

  'offer.play': 'Riproduci per tutti',
  'offer.notHost': 'Solo l’host sceglie che cosa guarda il party.',

  'settings.hostOnly': 'Solo l’host può cambiare come funziona il party.',

  'people.title': { one: '{count} persona', many: '{count} di persone', other: '{count} persone' },
  'people.self': 'tu',
  'people.host': 'Host',
  'people.reconnecting': 'riconnessione…',
  'people.more': 'Opzioni per {name}',
  'people.makeHost': 'Rendi host',
  'people.remove': 'Rimuovi',
  'people.loading': 'Apre il film…',
  'people.ready': 'Pronto',
  'people.playing': 'In riproduzione',
  'people.in_sync': 'Al passo',
  'people.behind': 'Sta recuperando',
  'people.ahead': 'Un po’ avanti',
  'people.offset': '{sign}{ms} ms',
  'people.paused': 'In pausa',
  'people.buffering': 'Caricamento…',
  'people.blocked': 'Deve ancora fare clic',
  'people.away': 'Non è sul film',

  'waiting.one': 'In attesa di {name}…',
  'waiting.more': {
    one: 'In attesa di {name} e di {count} altra persona…',
    many: 'In attesa di {name} e di {count} di altre persone…',
    other: 'In attesa di {name} e di altre {count} persone…',
  },
  'waiting.self': 'Il party aspetta che il tuo film si carichi…',
  'waiting.seconds': '{seconds} s',
  'waiting.goOn': 'Continua senza {name}',
  'waiting.goOnAll': 'Continua senza di loro',

  'wait.label': 'Aspetta gli altri',
  'wait.start': 'Quando inizia un film',
  'wait.stalls': 'All’inizio e quando un film si blocca',
  'wait.never': 'Mai',

  'sync.label': 'Riproduzione',
  'sync.no_player': 'Nessun film aperto qui',
  'sync.measuring': 'Misurazione…',
  'sync.in_sync': 'In sincronia · {ms} ms',
  'sync.behind': 'Recupero… {ms} ms indietro',
  'sync.ahead': 'Rallentamento… {ms} ms avanti',
  'sync.adjusting': 'Regolazione…',
  'sync.seeking': 'Passaggio alla posizione del party…',
  'sync.paused': 'In pausa',
  'sync.buffering': 'Caricamento…',
  'sync.blocked': 'In attesa del tuo clic',
  'sync.live.in_sync': 'In sincronia con il party',
  'sync.live.adjusting': 'Regolazione sul party',

  'connection.label': 'Connessione',
  'connection.measuring': 'Misurazione…',
  'connection.roundTrip': '{ms} ms andata e ritorno',
  'connection.reconnecting': 'Persa; nuovo tentativo…',

  'blocked.title': 'Fai clic per unirti al film',
  'blocked.text': 'Il browser vuole un clic prima di riprodurre.',

  'notice.dismiss': 'Ignora',
  'notice.unknown': 'Qualcosa è andato storto ({code}). Riprova.',

  'notice.bad_request': 'Il server non ha capito questa pagina. Ricaricala e riprova.',
  'notice.unknown_type':
    'Il server è più vecchio di questa pagina e non può farlo. Chiedi all’amministratore di aggiornarlo.',
  'notice.too_large': 'Era troppo lungo per il server. Accorcialo.',
  'notice.rate_limited': 'Troppo in fretta. Aspetta qualche secondo e riprova.',
  'notice.auth_required': 'Il tuo accesso è terminato. Accedi e riprova.',
  'notice.token_invalid': 'Il server non riconosce il tuo accesso. Esci e accedi di nuovo.',
  'notice.token_expired': 'Il tuo accesso è scaduto. Ricarica la pagina.',
  'notice.forbidden':
    'Non hai accesso a questo film o party. Chiedi a chi gestisce il server o scegli un altro film.',
  'notice.not_host': 'Solo l’host può farlo. Chiedi all’host di farlo o di renderti host.',
  'notice.not_in_room': 'Non sei più in questo party. Unisciti di nuovo.',
  'notice.room_missing': 'Non c’è nessun party con questo codice. Controllalo o chiedi se il party è finito.',
  'notice.room_exists': 'Esiste già un party con questo codice. Riprova.',
  'notice.room_full': 'Questo party è al completo. Chiedi all’host se qualcuno può fare posto.',
  'notice.invite_invalid': 'Per questo party serve un invito valido. Chiedi un link all’host.',
  'notice.invite_expired': 'Questo invito è scaduto. Chiedine uno nuovo all’host.',
  'notice.invite_room_mismatch': 'Questo invito è per un altro party. Chiedi all’host il link giusto.',
  'notice.server_busy': 'Il server non può farlo in questo momento. Riprova tra poco.',
  'notice.internal': 'Qualcosa è andato storto nel server. Riprova; se continua, avvisa l’amministratore.',

  'notice.item_unavailable':
    'Il film del party non si può aprire qui. Forse non vi hai accesso: chiedi a chi gestisce il server.',
  'notice.connection_lost':
    'La connessione al party è caduta. Controlla la rete e unisciti di nuovo con il codice della stanza.',
  'notice.replaced':
    'Hai continuato questo party in un’altra finestra o su un altro dispositivo. Per guardare qui, unisciti di nuovo.',
  'notice.kicked': 'L’host ti ha rimosso dal party.',
  'notice.syncplay_active':
    'SyncPlay di Jellyfin è attivo, quindi il party non può continuare qui. Lascia il gruppo SyncPlay, poi avvia il party o unisciti di nuovo.',
  'notice.joined': 'Ora partecipi al party.',
  'notice.became_host': 'Ora sei l’host: il party segue il tuo lettore.',
  'notice.host_changed': 'Ora l’host è {subject}.',
  'notice.member_joined': '{subject} ora partecipa al party.',
  'notice.member_left': '{subject} ha lasciato il party.',
} as const satisfies Catalogue<'one' | 'many'>;
