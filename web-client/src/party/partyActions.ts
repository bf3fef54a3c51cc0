import type { Opened } from './playerBinding.ts';
import type { Entrance, PartySession } from './session.ts';
import type { PartyActions } from './state.ts';
import type { Store } from './store.ts';

/** What the actions need of the page's player. */
interface Player {
  /** What is open here, to create a room with. */
  bring(): Opened;
  unblock(): void;
}

/** What the user can do, as messages of this membership. */
export function makeActions(
  session: PartySession,
  playback: Player,
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
    createInvite: () => void session.send({ type: 'create_invite', payload: {} }),
    transferHost: (clientId) =>
      void session.send({ type: 'transfer_host', payload: { client_id: clientId } }),
    kick: (clientId) => void session.send({ type: 'kick', payload: { client_id: clientId } }),
    goOn: (clientId) =>
      void session.send({
        type: 'go_on',
        payload: clientId === undefined ? {} : { client_id: clientId },
      }),
    setWaitPolicy: (wait) => void session.send({ type: 'set_options', payload: { wait } }),
    unblock: () => playback.unblock(),
    dismissNotice: () => store.update({ notice: null }),
  };
}
