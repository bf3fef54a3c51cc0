import type { UserAction } from '../player/playerAdapter.ts';
import type { Opened } from './playerBinding.ts';
import type { Entrance, PartySession } from './session.ts';
import type { PartyActions } from './state.ts';
import type { Store } from './store.ts';
import type { Talk } from './talk.ts';

/** What the actions need of the page's player. */
interface Player {
  /** What is open here, to create a room with. */
  bring(): Opened;
  unblock(): void;
  /** Where the party is now, seconds. */
  readonly position: number;
  /** Does to the party what its user would do with the player. */
  act(action: UserAction): void;
}

/** What this version does not speak yet. */
const later = () => {};

/** What the user can do, as messages of this membership. */
export function makeActions(
  session: PartySession,
  playback: Player,
  talk: Talk,
  store: Store,
  enter: (entrance: Entrance) => void,
): PartyActions {
  return {
    create: ({ freePlay, isPrivate }) => {
      const { mediaUrl, position } = playback.bring();
      enter({ kind: 'create', mediaUrl, startPos: position, freePlay, isPrivate });
    },
    join: (target) => enter({ kind: 'join', ...target }),
    leave: () => session.leave(),
    createInvite: (expiresIn) =>
      void session.send({
        type: 'create_invite',
        payload: expiresIn === undefined ? {} : { expires_in: expiresIn },
      }),
    transferHost: (clientId) =>
      void session.send({ type: 'transfer_host', payload: { client_id: clientId } }),
    kick: (clientId) => void session.send({ type: 'kick', payload: { client_id: clientId } }),
    goOn: (clientId) =>
      void session.send({
        type: 'go_on',
        payload: clientId === undefined ? {} : { client_id: clientId },
      }),
    setOptions: ({ freePlay, isPrivate, locked, wait }) =>
      void session.send({
        type: 'set_options',
        payload: {
          ...(freePlay === undefined ? {} : { free_play: freePlay }),
          ...(isPrivate === undefined ? {} : { private: isPrivate }),
          ...(locked === undefined ? {} : { locked }),
          ...(wait === undefined ? {} : { wait }),
        },
      }),
    seekTo: (position) => playback.act({ kind: 'seek', position }),
    setRate: (rate) => playback.act({ kind: 'rate', rate, position: playback.position }),
    startCountdown: later,
    cancelCountdown: later,
    sendChat: (text) => talk.say(text),
    react: (emoji) => talk.react(emoji),
    setTyping: (typing) => talk.type(typing),
    addToQueue: later,
    removeFromQueue: later,
    moveInQueue: later,
    playNext: later,
    setFollow: later,
    acceptOffer: later,
    unblock: () => playback.unblock(),
    dismissNotice: () => store.update({ notice: null }),
  };
}
