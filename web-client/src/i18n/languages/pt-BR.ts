import type { Catalogue } from '../catalogue.ts';

export default {
  'button.party': 'Sessão em grupo',
  'button.party.members': {
    one: 'Sessão em grupo, {count} pessoa',
    many: 'Sessão em grupo, {count} de pessoas',
    other: 'Sessão em grupo, {count} pessoas',
  },

  'button.together': 'Assistir juntos',

  'panel.title': 'Sessão em grupo',
  'panel.close': 'Fechar',

  'idle.lead': 'Assistam juntos: todos veem a mesma imagem no mesmo momento.',
  'idle.start.title': 'Criar uma sessão',
  'idle.start.playing': 'O filme aberto aqui será o filme da sessão.',
  'idle.start.nothing': 'Você pode começar agora e abrir um filme depois.',
  'idle.start.resume': 'Continuar em {time}, de onde você parou',
  'idle.start.freePlay': 'Todos podem reproduzir, pausar e avançar',
  'idle.start.private': 'Privada: só entra quem tiver convite',
  'idle.start.submit': 'Criar uma sessão',
  'idle.join.title': 'Entrar em uma sessão',
  'idle.join.label': 'Código da sala ou link de convite',
  'idle.join.submit': 'Entrar',
  'idle.join.malformed': 'Isto não é um código de sala nem um link de convite. Confira e tente novamente.',
  'idle.signedOut': 'Entre na sua conta primeiro; depois você poderá criar uma sessão ou entrar em uma aqui.',
  'idle.syncPlay':
    'O SyncPlay do Jellyfin está ativo. Deixe o grupo do SyncPlay antes: dois não podem comandar o mesmo reprodutor.',

  'connecting.text': 'Conectando…',
  'connecting.slow':
    'O servidor ainda não respondeu. Verifique sua rede; se continuar assim, avise quem cuida do servidor.',
  'connecting.cancel': 'Cancelar',

  'room.label': 'Código da sala',
  'room.private': 'Privada',
  'room.freePlay': 'Todos controlam',
  'room.hostOnly': 'O anfitrião controla',
  'room.youControl': 'Reproduza, pause e avance como sempre: a sessão segue você.',
  'room.hostControls': '{name} controla a reprodução.',
  'room.leave': 'Sair da sessão',
  'room.openFilm': 'Abrir o filme da sessão',
  'room.noFilm': 'A sessão ainda não tem filme. Abra um e aperte Reproduzir.',
  'room.noFilmGuest': 'A sessão ainda não tem filme. Ele abrirá aqui quando o anfitrião iniciar um.',

  'invite.create': 'Criar um link de convite',
  'invite.copy': 'Copiar o link de convite',
  'invite.copied': 'Copiado. Envie para seus amigos.',
  'invite.manual': 'Não é permitido copiar aqui. Selecione o link e copie você mesmo.',
  'invite.field': 'Link de convite',
  'invite.qr': 'Código QR',
  'invite.qrLabel': 'Código QR do link de convite',
  'invite.validUntil': 'Válido até {time}.',
  'invite.askHost':
    'Para convidar mais gente, passe o código da sala ou peça um link de convite ao anfitrião.',
  'invite.askHostPrivate': 'Esta sessão é privada. Só o anfitrião pode convidar mais gente.',

  'tabs.label': 'Seções da sessão',
  'tabs.people': 'Pessoas',
  'tabs.settings': 'Configurações',

  'offer.play': 'Reproduzir para todos',
  'offer.notHost': 'Só o anfitrião escolhe o que a sessão assiste.',

  'settings.hostOnly': 'Só o anfitrião pode mudar como a sessão funciona.',

  'people.title': { one: '{count} pessoa', many: '{count} de pessoas', other: '{count} pessoas' },
  'people.self': 'você',
  'people.host': 'Anfitrião',
  'people.reconnecting': 'reconectando…',
  'people.more': 'Opções para {name}',
  'people.makeHost': 'Tornar anfitrião',
  'people.remove': 'Remover',
  'people.loading': 'Abrindo o filme…',
  'people.ready': 'Pronto',
  'people.playing': 'Reproduzindo',
  'people.in_sync': 'No mesmo ritmo',
  'people.behind': 'Alcançando',
  'people.ahead': 'Um pouco adiantado',
  'people.offset': '{sign}{ms} ms',
  'people.paused': 'Em pausa',
  'people.buffering': 'Carregando…',
  'people.blocked': 'Falta clicar',
  'people.away': 'Fora do filme',

  'waiting.one': 'Esperando {name}…',
  'waiting.more': {
    one: 'Esperando {name} e mais {count} pessoa…',
    many: 'Esperando {name} e mais {count} de pessoas…',
    other: 'Esperando {name} e mais {count} pessoas…',
  },
  'waiting.self': 'A sessão está esperando seu filme carregar…',
  'waiting.seconds': '{seconds} s',
  'waiting.goOn': 'Continuar sem {name}',
  'waiting.goOnAll': 'Continuar sem eles',

  'wait.label': 'Esperar pelos outros',
  'wait.start': 'Quando um filme começa',
  'wait.stalls': 'No começo e quando um filme trava',
  'wait.never': 'Nunca',

  'sync.label': 'Reprodução',
  'sync.no_player': 'Nenhum filme aberto aqui',
  'sync.measuring': 'Medindo…',
  'sync.in_sync': 'Sincronizado · {ms} ms',
  'sync.behind': 'Alcançando… {ms} ms atrás',
  'sync.ahead': 'Desacelerando… {ms} ms à frente',
  'sync.adjusting': 'Ajustando…',
  'sync.seeking': 'Indo para a posição da sessão…',
  'sync.paused': 'Em pausa',
  'sync.buffering': 'Carregando…',
  'sync.blocked': 'Esperando seu clique',
  'sync.live.in_sync': 'Sincronizado com a sessão',
  'sync.live.adjusting': 'Ajustando à sessão',

  'connection.label': 'Conexão',
  'connection.measuring': 'Medindo…',
  'connection.roundTrip': '{ms} ms de ida e volta',
  'connection.reconnecting': 'Perdida; tentando de novo…',

  'blocked.title': 'Clique para entrar no filme',
  'blocked.text': 'Seu navegador pede um clique antes de reproduzir.',

  'notice.dismiss': 'Dispensar',
  'notice.unknown': 'Algo deu errado ({code}). Tente novamente.',

  'notice.bad_request': 'O servidor não entendeu esta página. Recarregue-a e tente novamente.',
  'notice.unknown_type':
    'O servidor é mais antigo que esta página e não consegue fazer isso. Peça ao administrador para atualizá-lo.',
  'notice.too_large': 'Isso era longo demais para o servidor. Encurte o texto.',
  'notice.rate_limited': 'Rápido demais. Espere alguns segundos e tente novamente.',
  'notice.auth_required': 'Você não está mais conectado à sua conta. Entre e tente novamente.',
  'notice.token_invalid': 'O servidor não reconhece seu acesso. Saia e entre novamente.',
  'notice.token_expired': 'Seu acesso expirou. Recarregue a página.',
  'notice.forbidden':
    'Você não tem acesso a este filme ou a esta sessão. Fale com quem cuida do servidor ou escolha outro filme.',
  'notice.not_host': 'Só o anfitrião pode fazer isso. Peça a ele, ou peça para ser o anfitrião.',
  'notice.not_in_room': 'Você não está mais nesta sessão. Entre de novo.',
  'notice.room_missing': 'Não há sessão com este código. Confira o código ou pergunte se a sessão terminou.',
  'notice.room_exists': 'Já existe uma sessão com este código. Tente novamente.',
  'notice.room_full': 'Esta sessão está cheia. Pergunte ao anfitrião se alguém pode ceder o lugar.',
  'notice.invite_invalid': 'Você precisa de um convite válido para esta sessão. Peça um link ao anfitrião.',
  'notice.invite_expired': 'Este convite expirou. Peça um novo ao anfitrião.',
  'notice.invite_room_mismatch': 'Este convite é de outra sessão. Peça o link certo ao anfitrião.',
  'notice.server_busy': 'O servidor não consegue fazer isso agora. Tente novamente daqui a pouco.',
  'notice.internal': 'Algo deu errado no servidor. Tente novamente; se continuar, avise o administrador.',

  'notice.item_unavailable':
    'O filme da sessão não pode ser aberto aqui. Talvez você não tenha acesso: fale com quem cuida do servidor.',
  'notice.connection_lost':
    'A conexão com a sessão caiu. Verifique sua rede e entre de novo com o código da sala.',
  'notice.replaced':
    'Você continuou esta sessão em outra janela ou em outro dispositivo. Para assistir aqui, entre de novo.',
  'notice.kicked': 'O anfitrião removeu você da sessão.',
  'notice.syncplay_active':
    'O SyncPlay do Jellyfin está ativo, então a sessão não pode continuar aqui. Deixe o grupo do SyncPlay e depois crie ou entre de novo.',
  'notice.joined': 'Você entrou na sessão.',
  'notice.became_host': 'Agora você é o anfitrião: a sessão segue seu reprodutor.',
  'notice.host_changed': '{subject} agora é o anfitrião.',
  'notice.member_joined': '{subject} entrou na sessão.',
  'notice.member_left': '{subject} saiu da sessão.',
} as const satisfies Catalogue<'one' | 'many'>;
