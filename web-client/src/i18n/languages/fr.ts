import type { Catalogue } from '../catalogue.ts';

export default {
  'button.party': 'Séance partagée',
  'button.party.members': {
    one: 'Séance partagée, {count} personne',
    many: 'Séance partagée, {count} de personnes',
    other: 'Séance partagée, {count} personnes',
  },

  'button.together': 'Regarder ensemble',

  'panel.title': 'Séance partagée',
  'panel.close': 'Fermer',

  'idle.lead': 'Regardez ensemble : tout le monde voit la même image au même moment.',
  'idle.start.title': 'Lancer une séance',
  'idle.start.playing': 'Le film ouvert ici devient celui de la séance.',
  'idle.start.nothing': 'Vous pouvez commencer maintenant et ouvrir un film ensuite.',
  'idle.start.resume': 'Reprendre à {time}, là où vous en étiez',
  'idle.start.freePlay': 'Tout le monde peut lire, mettre en pause et naviguer',
  'idle.start.private': 'Privée : uniquement sur invitation',
  'idle.start.submit': 'Lancer une séance',
  'idle.join.title': 'Rejoindre une séance',
  'idle.join.label': 'Code de la salle ou lien d’invitation',
  'idle.join.submit': 'Rejoindre',
  'idle.join.malformed': 'Ce n’est ni un code de salle ni un lien d’invitation. Vérifiez-le et réessayez.',
  'idle.signedOut': 'Connectez-vous d’abord ; vous pourrez ensuite lancer ou rejoindre une séance ici.',
  'idle.syncPlay':
    'SyncPlay de Jellyfin est actif. Quittez d’abord le groupe SyncPlay : un lecteur ne peut pas avoir deux pilotes.',

  'connecting.text': 'Connexion…',
  'connecting.slow':
    'Le serveur ne répond pas encore. Vérifiez votre réseau ; si cela dure, prévenez la personne qui gère le serveur.',
  'connecting.cancel': 'Annuler',

  'room.label': 'Code de la salle',
  'room.private': 'Privée',
  'room.freePlay': 'Tout le monde contrôle',
  'room.hostOnly': 'L’hôte contrôle',
  'room.youControl': 'Lisez, mettez en pause et naviguez comme d’habitude : la séance vous suit.',
  'room.hostControls': '{name} contrôle la lecture.',
  'room.leave': 'Quitter la séance',
  'room.openFilm': 'Ouvrir le film de la séance',
  'room.noFilm': 'La séance n’a pas encore de film. Ouvrez-en un et lancez la lecture.',
  'room.noFilmGuest': 'La séance n’a pas encore de film. Il s’ouvrira ici quand l’hôte en lancera un.',

  'invite.create': 'Créer un lien d’invitation',
  'invite.copy': 'Copier le lien d’invitation',
  'invite.copied': 'Copié. Envoyez-le à vos amis.',
  'invite.manual': 'La copie n’est pas autorisée ici. Sélectionnez le lien et copiez-le vous-même.',
  'invite.field': 'Lien d’invitation',
  'invite.qr': 'Code QR',
  'invite.qrLabel': 'Code QR du lien d’invitation',
  'invite.validUntil': 'Valable jusqu’au {time}.',
  'invite.askHost':
    'Pour inviter d’autres personnes, donnez-leur le code de la salle ou demandez un lien d’invitation à l’hôte.',
  'invite.askHostPrivate': 'Cette séance est privée. Seul l’hôte peut inviter d’autres personnes.',

  'tabs.label': 'Rubriques de la séance',
  'tabs.people': 'Participants',
  'tabs.settings': 'Paramètres',

  'offer.play': 'Lire pour tout le monde',
  'offer.notHost': 'Seul l’hôte choisit ce que la séance regarde.',

  'settings.hostOnly': 'Seul l’hôte peut modifier le déroulement de la séance.',

  'people.title': { one: '{count} personne', many: '{count} de personnes', other: '{count} personnes' },
  'people.self': 'vous',
  'people.host': 'Hôte',
  'people.reconnecting': 'reconnexion…',
  'people.more': 'Options pour {name}',
  'people.makeHost': 'Nommer hôte',
  'people.remove': 'Retirer',
  'people.loading': 'Ouvre le film…',
  'people.ready': 'Prêt',
  'people.playing': 'En lecture',
  'people.in_sync': 'Au même point',
  'people.behind': 'Rattrape son retard',
  'people.ahead': 'Légèrement en avance',
  'people.offset': '{sign}{ms} ms',
  'people.paused': 'En pause',
  'people.buffering': 'Chargement…',
  'people.blocked': 'Doit encore cliquer',
  'people.away': 'Hors du film',

  'waiting.one': 'En attente de {name}…',
  'waiting.more': {
    one: 'En attente de {name} et {count} autre personne…',
    many: 'En attente de {name} et {count} d’autres personnes…',
    other: 'En attente de {name} et {count} autres personnes…',
  },
  'waiting.self': 'La séance attend que votre film soit chargé…',
  'waiting.seconds': '{seconds} s',
  'waiting.goOn': 'Continuer sans {name}',
  'waiting.goOnAll': 'Continuer sans eux',

  'wait.label': 'Attendre les autres',
  'wait.start': 'Au début d’un film',
  'wait.stalls': 'Au début, et quand un film se bloque',
  'wait.never': 'Jamais',

  'sync.label': 'Lecture',
  'sync.no_player': 'Aucun film ouvert ici',
  'sync.measuring': 'Mesure…',
  'sync.in_sync': 'Synchro · {ms} ms',
  'sync.behind': 'Rattrapage… {ms} ms de retard',
  'sync.ahead': 'Ralentissement… {ms} ms d’avance',
  'sync.adjusting': 'Ajustement…',
  'sync.seeking': 'Saut à la position de la séance…',
  'sync.paused': 'En pause',
  'sync.buffering': 'Chargement…',
  'sync.blocked': 'En attente de votre clic',
  'sync.live.in_sync': 'Synchronisé avec la séance',
  'sync.live.adjusting': 'Ajustement à la séance',

  'connection.label': 'Connexion',
  'connection.measuring': 'Mesure…',
  'connection.roundTrip': '{ms} ms aller-retour',
  'connection.reconnecting': 'Perdue ; nouvel essai…',

  'blocked.title': 'Cliquez pour rejoindre le film',
  'blocked.text': 'Votre navigateur demande un clic avant de lancer la lecture.',

  'notice.dismiss': 'Masquer',
  'notice.unknown': 'Un problème est survenu ({code}). Réessayez.',

  'notice.bad_request': 'Le serveur n’a pas compris cette page. Rechargez-la et réessayez.',
  'notice.unknown_type':
    'Le serveur est plus ancien que cette page et ne sait pas le faire. Demandez à son administrateur de le mettre à jour.',
  'notice.too_large': 'C’était trop long pour le serveur. Raccourcissez le texte.',
  'notice.rate_limited': 'C’était trop rapide. Attendez quelques secondes et réessayez.',
  'notice.auth_required': 'Vous n’êtes plus connecté. Connectez-vous et réessayez.',
  'notice.token_invalid':
    'Le serveur ne reconnaît pas votre connexion. Déconnectez-vous, puis reconnectez-vous.',
  'notice.token_expired': 'Votre connexion a expiré. Rechargez la page.',
  'notice.forbidden':
    'Vous n’avez pas accès à ce film ou à cette séance. Demandez à la personne qui gère le serveur, ou choisissez un autre film.',
  'notice.not_host': 'Seul l’hôte peut faire cela. Demandez-lui de le faire, ou de vous nommer hôte.',
  'notice.not_in_room': 'Vous n’êtes plus dans cette séance. Rejoignez-la de nouveau.',
  'notice.room_missing': 'Aucune séance n’a ce code. Vérifiez-le, ou demandez si la séance est terminée.',
  'notice.room_exists': 'Une séance avec ce code existe déjà. Réessayez.',
  'notice.room_full': 'Cette séance est complète. Demandez à l’hôte si quelqu’un peut laisser sa place.',
  'notice.invite_invalid': 'Il faut une invitation valable pour cette séance. Demandez un lien à l’hôte.',
  'notice.invite_expired': 'Cette invitation a expiré. Demandez-en une nouvelle à l’hôte.',
  'notice.invite_room_mismatch': 'Cette invitation est pour une autre séance. Demandez le bon lien à l’hôte.',
  'notice.server_busy': 'Le serveur ne peut pas le faire pour l’instant. Réessayez dans un moment.',
  'notice.internal':
    'Un problème est survenu sur le serveur. Réessayez ; si cela dure, prévenez son administrateur.',

  'notice.item_unavailable':
    'Le film de la séance ne peut pas s’ouvrir ici. Vous n’y avez peut-être pas accès : demandez à la personne qui gère le serveur.',
  'notice.connection_lost':
    'La connexion à la séance est perdue. Vérifiez votre réseau et rejoignez-la avec le code de la salle.',
  'notice.replaced':
    'Vous avez poursuivi cette séance dans une autre fenêtre ou sur un autre appareil. Pour la suivre ici, rejoignez-la de nouveau.',
  'notice.kicked': 'L’hôte vous a retiré de la séance.',
  'notice.syncplay_active':
    'SyncPlay de Jellyfin est actif, la séance ne peut donc pas continuer ici. Quittez le groupe SyncPlay, puis relancez ou rejoignez la séance.',
  'notice.joined': 'Vous avez rejoint la séance.',
  'notice.became_host': 'Vous êtes maintenant l’hôte : la séance suit votre lecteur.',
  'notice.host_changed': '{subject} est maintenant l’hôte.',
  'notice.member_joined': '{subject} a rejoint la séance.',
  'notice.member_left': '{subject} a quitté la séance.',
} as const satisfies Catalogue<'one' | 'many'>;
