/**
 * English, the language that every other catalogue is checked against at compile time. A `{name}` in braces is filled
 * in by the caller, and the translator's types make sure that it is. Where a number decides the wording, the text is
 * an object of plural forms and the number is `count`.
 */
export const en = {
  'button.party': 'Watch party',
  'button.party.members': { one: 'Watch party, {count} person', other: 'Watch party, {count} people' },

  'button.together': 'Watch together',

  'panel.title': 'Watch party',
  'panel.close': 'Close',

  'idle.lead': 'Watch together: everyone sees the same picture at the same moment.',
  'idle.start.title': 'Start a party',
  'idle.start.playing': 'The film that is open here becomes the party’s film.',
  'idle.start.nothing': 'You can start now and open a film afterwards.',
  'idle.start.resume': 'Go on at {time}, where you left off',
  'idle.start.freePlay': 'Everyone may play, pause and seek',
  'idle.start.private': 'Private: only people with an invite get in',
  'idle.start.submit': 'Start a party',
  'idle.join.title': 'Join a party',
  'idle.join.label': 'Room code or invite link',
  'idle.join.submit': 'Join',
  'idle.join.malformed': 'This is neither a room code nor an invite link. Please check it and try again.',
  'idle.signedOut': 'Please sign in first; then you can start or join a party here.',
  'idle.syncPlay':
    'Jellyfin’s SyncPlay is on. Leave the SyncPlay group first: two of them cannot steer one player.',

  'connecting.text': 'Connecting…',
  'connecting.slow':
    'The server does not answer yet. Check your network; if this stays, tell whoever runs the server.',
  'connecting.cancel': 'Cancel',

  'room.label': 'Room code',
  'room.private': 'Private',
  'room.freePlay': 'Everyone controls',
  'room.hostOnly': 'Host controls',
  'room.youControl': 'Play, pause and seek as usual: the party follows you.',
  'room.hostControls': '{name} controls the playback.',
  'room.leave': 'Leave the party',
  'room.openFilm': 'Open the party’s film',
  'room.noFilm': 'The party has no film yet. Open one and press Play.',
  'room.noFilmGuest': 'The party has no film yet. It opens here when the host starts one.',

  'invite.create': 'Create an invite link',
  'invite.copy': 'Copy the invite link',
  'invite.copied': 'Copied. Send it to your friends.',
  'invite.manual': 'Copying is not allowed here. Select the link and copy it yourself.',
  'invite.field': 'Invite link',
  'invite.qr': 'QR code',
  'invite.qrLabel': 'QR code of the invite link',
  'invite.validUntil': 'Valid until {time}.',
  'invite.askHost': 'To invite more people, tell them the room code, or ask the host for an invite link.',
  'invite.askHostPrivate': 'This party is private. Only the host can invite more people.',

  'tabs.label': 'Parts of the party',
  'tabs.people': 'People',
  'tabs.settings': 'Settings',

  'offer.play': 'Play it for everyone',
  'offer.notHost': 'Only the host chooses what the party watches.',

  'settings.hostOnly': 'Only the host can change how the party runs.',

  'people.title': { one: '{count} person', other: '{count} people' },
  'people.self': 'you',
  'people.host': 'Host',
  'people.reconnecting': 'reconnecting…',
  'people.more': 'Options for {name}',
  'people.makeHost': 'Make host',
  'people.remove': 'Remove',
  'people.loading': 'Opening the film…',
  'people.ready': 'Ready',
  'people.playing': 'Playing',
  'people.in_sync': 'In step',
  'people.behind': 'Catching up',
  'people.ahead': 'A little ahead',
  'people.offset': '{sign}{ms} ms',
  'people.paused': 'Paused',
  'people.buffering': 'Loading…',
  'people.blocked': 'Has yet to click',
  'people.away': 'Not at the film',

  'waiting.one': 'Waiting for {name}…',
  'waiting.more': {
    one: 'Waiting for {name} and {count} other person…',
    other: 'Waiting for {name} and {count} other people…',
  },
  'waiting.self': 'The party is waiting for your film to load…',
  'waiting.seconds': '{seconds} s',
  'waiting.goOn': 'Go on without {name}',
  'waiting.goOnAll': 'Go on without them',

  'wait.label': 'Wait for others',
  'wait.start': 'When a film starts',
  'wait.stalls': 'At the start, and when a film stalls',
  'wait.never': 'Never',

  'sync.label': 'Playback',
  'sync.no_player': 'No film open here',
  'sync.measuring': 'Measuring…',
  'sync.in_sync': 'In sync · {ms} ms',
  'sync.behind': 'Catching up… {ms} ms behind',
  'sync.ahead': 'Slowing down… {ms} ms ahead',
  'sync.adjusting': 'Adjusting…',
  'sync.seeking': 'Jumping to the party’s position…',
  'sync.paused': 'Paused',
  'sync.buffering': 'Loading…',
  'sync.blocked': 'Waiting for your click',
  'sync.live.in_sync': 'In sync with the party',
  'sync.live.adjusting': 'Adjusting to the party',

  'connection.label': 'Connection',
  'connection.measuring': 'Measuring…',
  'connection.roundTrip': '{ms} ms round trip',
  'connection.reconnecting': 'Lost; trying again…',

  'blocked.title': 'Click to join the film',
  'blocked.text': 'Your browser wants a click before it plays.',

  'notice.dismiss': 'Dismiss',
  'notice.unknown': 'Something went wrong ({code}). Please try again.',

  'notice.bad_request': 'The server did not understand this page. Please reload it and try again.',
  'notice.unknown_type':
    'The server is older than this page and cannot do this. Ask its administrator to update it.',
  'notice.too_large': 'That was too long for the server. Please shorten it.',
  'notice.rate_limited': 'That was too fast. Please wait a few seconds and try again.',
  'notice.auth_required': 'You are not signed in any more. Please sign in and try again.',
  'notice.token_invalid': 'The server does not know your sign-in. Please sign out and in again.',
  'notice.token_expired': 'Your sign-in has expired. Please reload the page.',
  'notice.forbidden':
    'You have no access to this film or party. Ask whoever runs the server, or choose another film.',
  'notice.not_host': 'Only the host can do that. Ask the host to do it, or to make you host.',
  'notice.not_in_room': 'You are not in this party any more. Join it again.',
  'notice.room_missing': 'There is no party with this code. Check it, or ask whether the party is over.',
  'notice.room_exists': 'A party with this code exists already. Please try again.',
  'notice.room_full': 'This party is full. Ask the host whether somebody can make room.',
  'notice.invite_invalid': 'You need a valid invite for this party. Ask the host for a link.',
  'notice.invite_expired': 'This invite has expired. Ask the host for a new one.',
  'notice.invite_room_mismatch': 'This invite is for another party. Ask the host for the right link.',
  'notice.server_busy': 'The server cannot do this right now. Please try again in a moment.',
  'notice.internal':
    'Something went wrong in the server. Please try again; if it stays, tell its administrator.',

  'notice.item_unavailable':
    'The party’s film cannot be opened here. You may have no access to it: ask whoever runs the server.',
  'notice.connection_lost':
    'The connection to the party was lost. Check your network and join again with the room code.',
  'notice.replaced':
    'You went on with this party in another window or on another device. To watch here, join again.',
  'notice.kicked': 'The host removed you from the party.',
  'notice.syncplay_active':
    'Jellyfin’s SyncPlay is on, so the party cannot go on here. Leave the SyncPlay group, then start or join again.',
  'notice.joined': 'You joined the party.',
  'notice.became_host': 'You are the host now: the party follows your player.',
  'notice.host_changed': '{subject} is the host now.',
  'notice.member_joined': '{subject} joined the party.',
  'notice.member_left': '{subject} left the party.',
} as const;
