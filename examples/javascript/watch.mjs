// Prints where a watch party is, whenever something happens and once a second:
//   node watch.mjs ws://127.0.0.1:8098/OpenSyncParty/ws ROOM
// Needs Node.js 22 or newer, or the package ws. Tokens, where needed, are in AUTH_TOKEN or INVITE_TOKEN.
const WebSocket = globalThis.WebSocket ?? (await import('ws')).default;

const [url, room] = process.argv.slice(2);
const PLAYED = { play: 'playing', pause: 'paused' };
let offset = 0; // milliseconds that the server's clock is ahead of ours
let best = Number.POSITIVE_INFINITY; // the shortest round trip so far
let state; // position, play_state, rate, position_ts, revision
let participants = [];
let pause = 1000;

const handlers = {
  room_state(payload) {
    ({ state, participants } = payload);
  },
  participants_update(payload) {
    participants = payload.participants;
  },
  player_event(payload) {
    if (payload.position_ts === undefined || payload.revision < state.revision) return;
    const play_state = payload.play_state ?? PLAYED[payload.action] ?? state.play_state;
    state = { ...state, ...payload, play_state };
  },
  pong({ client_ts, recv_ts, send_ts }) {
    const now = performance.now();
    const rtt = now - client_ts - (send_ts - recv_ts);
    if (rtt > best) return;
    best = rtt;
    offset = (recv_ts - client_ts + send_ts - now) / 2;
  },
  error({ code, message }) {
    process.stderr.write(`${code}: ${message}\n`);
    process.exit(1);
  },
};
handlers.state_update = handlers.player_event;

function position() {
  if (state.play_state !== 'playing') return state.position;
  const elapsed = Math.max(0, performance.now() + offset - state.position_ts);
  return state.position + (elapsed / 1000) * state.rate;
}

function show() {
  const names = participants.filter((one) => one.connected).map((one) => one.name);
  process.stdout.write(`${position().toFixed(2)} s, ${state.play_state}, ${names.join(', ')}\n`);
}

function connect() {
  const socket = new WebSocket(url);
  const say = (type, payload) => socket.send(JSON.stringify({ type, room, payload }));
  let clock;
  socket.onopen = () => {
    const { AUTH_TOKEN: auth_token, INVITE_TOKEN: invite_token } = process.env;
    say('join_room', { name: 'Watcher', auth_token, invite_token });
    clock = setInterval(() => {
      say('ping', { client_ts: performance.now() });
      if (state) show();
    }, 1000);
  };
  socket.onmessage = ({ data }) => {
    const { type, payload } = JSON.parse(data);
    pause = 1000;
    handlers[type]?.(payload); // Types that one does not know are passed over.
    if (type !== 'pong' && state) show();
  };
  socket.onerror = () => {};
  socket.onclose = () => {
    clearInterval(clock);
    setTimeout(connect, pause * (0.5 + Math.random() / 2));
    pause = Math.min(30_000, pause * 2);
  };
}

connect();
