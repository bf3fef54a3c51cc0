/** A bare client that only asks what time it is. */
import { WebSocket } from 'ws';
import type { ClockExchange } from '../../src/clock/clockFilter.ts';
import { ProtocolViolation } from '../../src/protocol/fields.ts';
import { parseServerMessage } from '../../src/protocol/serverMessage.ts';

export interface PongSocket {
  ping(): Promise<ClockExchange>;
  close(): void;
}

const now = (): number => performance.timeOrigin + performance.now();

/** Opens it, in a room of its own so that it may stay: the server must be one that asks for no token. */
export async function openPongSocket(port: number): Promise<PongSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/OpenSyncParty/ws`);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.send(JSON.stringify({ type: 'create_room', payload: {} }));
  return {
    ping: () =>
      new Promise((resolve, reject) => {
        const t0 = now();
        const hear = (data: WebSocket.RawData): void => {
          const t3 = now();
          const parsed = parseServerMessage(String(data));
          if (parsed instanceof ProtocolViolation) reject(parsed);
          else if (parsed.type === 'error') reject(new Error(parsed.code));
          else if (parsed.type !== 'pong') return;
          else resolve({ t0, t1: parsed.recvTs ?? 0, t2: parsed.sendTs ?? 0, t3 });
          socket.off('message', hear);
        };
        socket.on('message', hear);
        socket.send(JSON.stringify({ type: 'ping', payload: { client_ts: t0 } }));
      }),
    close: () => socket.terminate(),
  };
}
