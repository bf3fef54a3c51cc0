import type { UserAction } from '../player/playerAdapter.ts';
import type { Company } from './company.ts';
import type { Opened } from './playerBinding.ts';
import type { Entrance, PartySession } from './session.ts';
import type { PartyActions } from './state.ts';
import type { Store } from './store.ts';

/** What the actions need of the page's player. */
interface Player {
  /** What is open here, to create a room with. */
  bring(): Opened;
  unblock(): void;
  /** Where the party is now, seconds. */
  readonly position: number;
  /** The party is about to play what comes next. */
  expectNext(): void;
  /** Opens what the party plays. */
  open(): void;
  /** Does to the party what its user would do with the player. */
  act(action: UserAction): void;
}

/** What the actions act on. */
export interface ActionParts {
  readonly session: PartySession;
  readonly playback: Player;
  readonly company: Company;
  readonly store: Store;
  enter(entrance: Entrance): void;
}

/** What the user can do, as messages of this membership. */
export function makeActions(parts: ActionParts): PartyActions {
  const { session, playback, store } = parts;
  const { talk, upcoming, following } = parts.company;
  return {
    create: ({ freePlay, isPrivate }) => {
      const { mediaUrl, position } = playback.bring();
      parts.enter({ kind: 'create', mediaUrl, startPos: position, freePlay, isPrivate });
    },
    join: (target) => parts.enter({ kind: 'join', ...target }),
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
    startCountdown: (seconds) => upcoming.startCountdown(seconds),
    cancelCountdown: () => upcoming.cancelCountdown(),
    sendChat: (text) => talk.say(text),
    react: (emoji) => talk.react(emoji),
    setTyping: (typing) => talk.type(typing),
    addToQueue: (mediaUrl, title) => upcoming.add(mediaUrl, title),
    removeFromQueue: (id) => upcoming.remove(id),
    moveInQueue: (id, to) => upcoming.move(id, to),
    playNext: (id) => {
      const { queue } = store.state;
      following.chose((id === undefined ? queue[0] : queue.find((entry) => entry.id === id))?.mediaUrl);
      playback.expectNext();
      upcoming.playNext(id);
    },
    playForAll: (mediaUrl) => {
      following.chose(mediaUrl);
      upcoming.play(mediaUrl);
    },
    setFollow: (choice) => following.choose(choice),
    watchAlong: () => {
      following.settled();
      playback.open();
    },
    unblock: () => playback.unblock(),
    dismissNotice: () => store.update({ notice: null }),
  };
}
