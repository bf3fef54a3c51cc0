/** Somebody with a client of their own, who sends whatever they like. */
import { WebSocket } from 'ws';

export interface Stranger {
  send(type: string, payload: object): void;
  leave(): void;
}

/** Joins by an invite's link, under that name; resolves when the room has let them in. */
export async function strangerJoins(port: number, link: string, name: string): Promise<Stranger> {
  const query = new URLSearchParams(link.slice(link.indexOf('?', link.indexOf('#')) + 1));
  const room = query.get('party') ?? '';
  const socket = new WebSocket(`ws://127.0.0.1:${port}/OpenSyncParty/ws`);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const send = (type: string, payload: object): void =>
    socket.send(JSON.stringify({ type, room, ts: Date.now(), payload }));
  const joined = new Promise<void>((resolve, reject) =>
    socket.on('message', (data) => {
      const { type, payload }: { type: string; payload?: { code?: string } } = JSON.parse(String(data));
      if (type === 'room_state') resolve();
      if (type === 'error') reject(new Error(payload?.code));
    }),
  );
  const features = ['chat', 'queue', 'countdown'];
  send('join_room', { name, invite_token: query.get('invite'), features });
  await joined;
  return { send, leave: () => socket.terminate() };
}
