/** Debian's nginx with the files of deploy/nginx, in front of a sidecar and of a plain static site on `/web/`. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const SHIPPED = here('../../../deploy/nginx/');
const STAGE = here('../../dist/stage/');

export interface Nginx {
  readonly port: number;
  stop(): Promise<void>;
}

/** As the stage's page is, but knowing nothing of watch parties: what nginx adds is all that it gets. */
export function plainSite(folder: string): void {
  cpSync(STAGE, folder, { recursive: true });
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8').replace('<script src="../client.js"></script>', '');
  if (html.includes('client.js')) throw new Error('the plain site must not have the script');
  writeFileSync(page, html);
  writeFileSync(join(folder, 'config.json'), '{ "plugins": [\n  "htmlAudioPlayer/plugin"\n] }\n');
}

export async function startNginx(sidecarPort: number): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-nginx-'));
  chmodSync(folder, 0o755); // its workers are nobody's
  for (const sub of ['logs', 'site/web']) mkdirSync(join(folder, sub), { recursive: true });
  plainSite(join(folder, 'site/web'));
  const [port, sitePort] = [await freePort(), await freePort()];
  const http = readFileSync(join(SHIPPED, 'opensyncparty-http.conf'), 'utf8')
    .replace('127.0.0.1:8096', `127.0.0.1:${sitePort}`)
    .replace('127.0.0.1:8098;', `127.0.0.1:${sidecarPort};`);
  writeFileSync(join(folder, 'http.conf'), http);
  writeFileSync(join(folder, 'nginx.conf'), mainConfig(folder, port, sitePort, sidecarPort));
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr?.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  await answering(port, child, () => errors);
  return {
    port,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function mainConfig(folder: string, port: number, sitePort: number, sidecarPort: number): string {
  const mime = existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : '';
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join('\n');
  return `
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 256; }
http {
  ${mime}
  access_log off;
  ${temp}
  include http.conf;
  server { # stands for Jellyfin
    listen 127.0.0.1:${sitePort};
    root ${folder}/site;
    gzip on;
    gzip_types application/json text/html;
    location /web/api/ { proxy_pass http://127.0.0.1:${sidecarPort}/OpenSyncParty/stage/api/; }
  }
  server {
    listen 127.0.0.1:${port};
    include ${SHIPPED}opensyncparty-server.conf;
    location / { proxy_pass http://jellyfin; proxy_set_header Host $http_host; }
  }
}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address === null || typeof address === 'string'
          ? reject(new Error('no port'))
          : resolve(address.port),
      );
    });
  });
}

async function answering(port: number, child: ChildProcess, errors: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`nginx ended:\n${errors()}`);
    const answer = await fetch(`http://127.0.0.1:${port}/web/`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nginx does not answer:\n${errors()}`);
}
