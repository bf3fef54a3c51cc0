// A sidecar that tells what it was asked. It is started as the real one is, in place of Java.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const { WebSocketServer } = createRequire(new URL('../../../../web-client/package.json', import.meta.url))(
  'ws',
);
const log = (level, words) =>
  process.stdout.write(`2026-01-20T20:15:00.000+01:00 ${level.padEnd(5)} Main - ${words}\n`);

/** What administrators are told; a test may give another one. */
let adminStatus = {
  version: '9.8.7',
  started_ts: 1_768_935_600_000,
  uptime_ms: 93_784_000,
  memory: { resident_bytes: 100 * 2 ** 20, heap_used_bytes: 20 * 2 ** 20, heap_max_bytes: 256 * 2 ** 20 },
  java: { version: '21.0.1', vendor: 'Somebody', home: '/opt/jdk' },
  sockets: 0,
  members: 0,
  rooms: [],
  rooms_total: 0,
  history: {
    interval_ms: 10_000,
    end_ts: 1_769_029_384_000,
    members: [],
    received_per_s: [],
    delivered_per_s: [],
  },
};

let unfinished;
const routes = {
  ready: (_, response) => response.end('{"status":"ready"}'),
  start: (_, response) => response.end(JSON.stringify({ args: process.argv.slice(2), env: process.env })),
  'client.js': (_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/javascript', ETag: '"v1"' }).end('/* client */'),
  // The answer begins now and ends when somebody asks for /finish.
  slow: (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' }).write('first');
    unfinished = response;
  },
  finish: (_, response) => {
    unfinished.end('last');
    response.end();
  },
  part: (_, response) =>
    response.writeHead(206, { 'Content-Range': 'bytes 1-3/10', 'Content-Length': 3 }).end('123'),
  gone: (_, response) =>
    response.writeHead(410, { Connection: 'x-hop', 'X-Hop': 'mine', 'X-Kept': 'yes' }).end('gone'),
  // The answer breaks off in the middle.
  broken: (_, response) => {
    response.writeHead(200, { 'Content-Length': 100 }).write('half', () => response.destroy());
  },
};

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Writes what was sent into its log. */
async function say(request, response) {
  log('INFO', `said ${await bodyOf(request)}`);
  response.end();
}

/** What the real one tells administrators only; here everybody may say what that is. */
async function admin(request, response) {
  if (request.method === 'POST') {
    adminStatus = { ...adminStatus, ...JSON.parse(await bodyOf(request)) };
    response.end();
  } else if (/Token="admin-/.test(request.headers.authorization)) {
    response.end(JSON.stringify(adminStatus));
  } else {
    response.writeHead(403).end();
  }
}

const actions = { say, 'admin/status': admin };

async function echo(request, response) {
  const body = await bodyOf(request);
  const { method, url, headers } = request;
  response.setHeader('Content-Type', 'application/json');
  response.end(
    JSON.stringify({ method, url, headers, length: body.length, body: body.subarray(0, 100).toString() }),
  );
}

const server = createServer((request, response) => {
  const name = request.url.split('?')[0].replace('/OpenSyncParty/', '');
  (routes[name] ?? actions[name] ?? echo)(request, response);
});

const sockets = new WebSocketServer({
  noServer: true,
  maxPayload: 16 * 1024 * 1024,
  perMessageDeflate: true,
  handleProtocols: (offered) => (offered.has('party.v1') ? 'party.v1' : false),
});
server.on('upgrade', (request, socket, head) => {
  if (request.url === '/OpenSyncParty/refused') {
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nX-Why: origin\r\n\r\nno');
    return;
  }
  sockets.handleUpgrade(request, socket, head, (webSocket) => {
    webSocket.send(JSON.stringify({ url: request.url, headers: request.headers }));
    webSocket.on('close', (code, reason) => log('INFO', `closed ${code} ${reason}`));
    webSocket.on('message', (data, isBinary) => {
      const [order, code, reason] = isBinary ? [] : data.toString().split(' ');
      if (order === 'close') {
        webSocket.close(Number(code), reason);
      } else if (order === 'vanish') {
        webSocket.terminate();
      } else {
        webSocket.send(data, { binary: isBinary });
      }
    });
  });
});

server.listen(0, '127.0.0.1', () => {
  log('INFO', `OpenSyncParty 0.0.0 listens on http://127.0.0.1:${server.address().port}`);
  log('WARN', 'a warning');
  log('DEBUG', 'a detail');
  process.stderr.write('not in the usual shape\n');
});
process.stdin.on('end', () => process.exit(0)).resume();
