import type { Catalogue } from '../catalogue.ts';

export default {
  'button.party': 'Fiesta de cine',
  'button.party.members': {
    one: 'Fiesta de cine, {count} persona',
    many: 'Fiesta de cine, {count} de personas',
    other: 'Fiesta de cine, {count} personas',
  },

  'button.together': 'Ver juntos',

  'panel.title': 'Fiesta de cine',
  'panel.close': 'Cerrar',

  'idle.lead': 'Ver juntos: todos ven la misma imagen en el mismo momento.',
  'idle.start.title': 'Crear una fiesta',
  'idle.start.playing': 'La película abierta aquí será la de la fiesta.',
  'idle.start.nothing': 'Puedes empezar ahora y abrir una película después.',
  'idle.start.resume': 'Seguir en {time}, donde lo dejaste',
  'idle.start.freePlay': 'Todos pueden reproducir, pausar y saltar',
  'idle.start.private': 'Privada: solo entra quien tenga invitación',
  'idle.start.submit': 'Crear una fiesta',
  'idle.join.title': 'Unirse a una fiesta',
  'idle.join.label': 'Código de sala o enlace de invitación',
  'idle.join.submit': 'Unirse',
  'idle.join.malformed': 'No es un código de sala ni un enlace de invitación. Revísalo e inténtalo otra vez.',
  'idle.signedOut': 'Primero inicia sesión; después podrás crear una fiesta o unirte a una aquí.',
  'idle.syncPlay':
    'SyncPlay de Jellyfin está activo. Abandona antes el grupo de SyncPlay: dos no pueden manejar el mismo reproductor.',

  'connecting.text': 'Conectando…',
  'connecting.slow':
    'El servidor todavía no responde. Revisa tu red; si sigue así, avisa a quien administra el servidor.',
  'connecting.cancel': 'Cancelar',

  'room.label': 'Código de sala',
  'room.private': 'Privada',
  'room.freePlay': 'Controlan todos',
  'room.hostOnly': 'Controla el anfitrión',
  'room.youControl': 'Reproduce, pausa y salta como siempre: la fiesta te sigue.',
  'room.hostControls': '{name} controla la reproducción.',
  'room.leave': 'Abandonar la fiesta',
  'room.openFilm': 'Abrir la película de la fiesta',
  'room.noFilm': 'La fiesta aún no tiene película. Abre una y pulsa Reproducir.',
  'room.noFilmGuest': 'La fiesta aún no tiene película. Se abrirá aquí cuando el anfitrión ponga una.',

  'invite.create': 'Crear enlace de invitación',
  'invite.copy': 'Copiar enlace de invitación',
  'invite.copied': 'Copiado. Envíaselo a tus amigos.',
  'invite.manual': 'Aquí no se permite copiar. Selecciona el enlace y cópialo a mano.',
  'invite.field': 'Enlace de invitación',
  'invite.qr': 'Código QR',
  'invite.qrLabel': 'Código QR del enlace de invitación',
  'invite.validUntil': 'Válido hasta {time}.',
  'invite.askHost':
    'Para invitar a más gente, dales el código de sala o pide al anfitrión un enlace de invitación.',
  'invite.askHostPrivate': 'Esta fiesta es privada. Solo el anfitrión puede invitar a más gente.',

  'tabs.label': 'Secciones de la fiesta',
  'tabs.people': 'Personas',
  'tabs.settings': 'Ajustes',

  'offer.play': 'Reproducir para todos',
  'offer.notHost': 'Solo el anfitrión elige lo que ve la fiesta.',

  'settings.hostOnly': 'Solo el anfitrión puede cambiar cómo funciona la fiesta.',

  'people.title': { one: '{count} persona', many: '{count} de personas', other: '{count} personas' },
  'people.self': 'tú',
  'people.host': 'Anfitrión',
  'people.reconnecting': 'reconectando…',
  'people.more': 'Opciones para {name}',
  'people.makeHost': 'Hacer anfitrión',
  'people.remove': 'Quitar',
  'people.loading': 'Abriendo la película…',
  'people.ready': 'Listo',
  'people.playing': 'Reproduciendo',
  'people.in_sync': 'A la par',
  'people.behind': 'Alcanzando al resto',
  'people.ahead': 'Un poco adelantado',
  'people.offset': '{sign}{ms} ms',
  'people.paused': 'En pausa',
  'people.buffering': 'Cargando…',
  'people.blocked': 'Falta su clic',
  'people.away': 'No está en la película',

  'waiting.one': 'Esperando a {name}…',
  'waiting.more': {
    one: 'Esperando a {name} y a {count} persona más…',
    many: 'Esperando a {name} y a {count} de personas más…',
    other: 'Esperando a {name} y a {count} personas más…',
  },
  'waiting.self': 'La fiesta espera a que cargue tu película…',
  'waiting.seconds': '{seconds} s',
  'waiting.goOn': 'Seguir sin {name}',
  'waiting.goOnAll': 'Seguir sin ellos',

  'wait.label': 'Esperar a los demás',
  'wait.start': 'Al empezar una película',
  'wait.stalls': 'Al empezar y cuando se atasca',
  'wait.never': 'Nunca',

  'sync.label': 'Reproducción',
  'sync.no_player': 'No hay ninguna película abierta aquí',
  'sync.measuring': 'Midiendo…',
  'sync.in_sync': 'Sincronizado · {ms} ms',
  'sync.behind': 'Alcanzando… {ms} ms por detrás',
  'sync.ahead': 'Frenando… {ms} ms por delante',
  'sync.adjusting': 'Ajustando…',
  'sync.seeking': 'Saltando a la posición de la fiesta…',
  'sync.paused': 'En pausa',
  'sync.buffering': 'Cargando…',
  'sync.blocked': 'Esperando tu clic',
  'sync.live.in_sync': 'Sincronizado con la fiesta',
  'sync.live.adjusting': 'Ajustándose a la fiesta',

  'connection.label': 'Conexión',
  'connection.measuring': 'Midiendo…',
  'connection.roundTrip': '{ms} ms de ida y vuelta',
  'connection.reconnecting': 'Perdida; reintentando…',

  'blocked.title': 'Haz clic para unirte a la película',
  'blocked.text': 'Tu navegador pide un clic antes de reproducir.',

  'notice.dismiss': 'Descartar',
  'notice.unknown': 'Algo ha fallado ({code}). Inténtalo otra vez.',

  'notice.bad_request': 'El servidor no ha entendido esta página. Recárgala e inténtalo otra vez.',
  'notice.unknown_type':
    'El servidor es más antiguo que esta página y no puede hacerlo. Pide a su administrador que lo actualice.',
  'notice.too_large': 'Era demasiado largo para el servidor. Acórtalo.',
  'notice.rate_limited': 'Demasiado rápido. Espera unos segundos e inténtalo otra vez.',
  'notice.auth_required': 'Ya no tienes la sesión iniciada. Inicia sesión e inténtalo otra vez.',
  'notice.token_invalid': 'El servidor no reconoce tu sesión. Desconéctate y vuelve a iniciar sesión.',
  'notice.token_expired': 'Tu sesión ha caducado. Recarga la página.',
  'notice.forbidden':
    'No tienes acceso a esta película o fiesta. Pregunta a quien administra el servidor o elige otra película.',
  'notice.not_host': 'Solo el anfitrión puede hacerlo. Pídele que lo haga o que te haga anfitrión.',
  'notice.not_in_room': 'Ya no estás en esta fiesta. Únete de nuevo.',
  'notice.room_missing': 'No hay ninguna fiesta con este código. Revísalo o pregunta si ya ha terminado.',
  'notice.room_exists': 'Ya existe una fiesta con este código. Inténtalo otra vez.',
  'notice.room_full': 'Esta fiesta está llena. Pregunta al anfitrión si alguien puede dejar sitio.',
  'notice.invite_invalid': 'Necesitas una invitación válida para esta fiesta. Pide un enlace al anfitrión.',
  'notice.invite_expired': 'Esta invitación ha caducado. Pide una nueva al anfitrión.',
  'notice.invite_room_mismatch': 'Esta invitación es para otra fiesta. Pide al anfitrión el enlace correcto.',
  'notice.server_busy': 'El servidor no puede hacerlo ahora. Inténtalo de nuevo en un momento.',
  'notice.internal':
    'Algo ha fallado en el servidor. Inténtalo otra vez; si sigue así, avisa a su administrador.',

  'notice.item_unavailable':
    'La película de la fiesta no se puede abrir aquí. Quizá no tengas acceso: pregunta a quien administra el servidor.',
  'notice.connection_lost':
    'Se ha perdido la conexión con la fiesta. Revisa tu red y únete de nuevo con el código de sala.',
  'notice.replaced':
    'Has seguido con esta fiesta en otra ventana o en otro dispositivo. Para verla aquí, únete de nuevo.',
  'notice.kicked': 'El anfitrión te ha quitado de la fiesta.',
  'notice.syncplay_active':
    'SyncPlay de Jellyfin está activo y la fiesta no puede seguir aquí. Abandona el grupo de SyncPlay y luego crea la fiesta o únete otra vez.',
  'notice.joined': 'Te has unido a la fiesta.',
  'notice.became_host': 'Ahora eres el anfitrión: la fiesta sigue a tu reproductor.',
  'notice.host_changed': '{subject} es ahora el anfitrión.',
  'notice.member_joined': '{subject} se ha unido a la fiesta.',
  'notice.member_left': '{subject} ha abandonado la fiesta.',
} as const satisfies Catalogue<'one' | 'many'>;
