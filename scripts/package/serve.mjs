// A plugin repository on this machine, to try it in a Jellyfin that runs here too.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const TYPES = { json: 'application/json', zip: 'application/zip' };

/** The path of a file that is offered, or null: only zip and json files of the folder itself are. */
function offered(folder, url) {
  const found = /^\/([A-Za-z0-9_][A-Za-z0-9_.-]*\.(json|zip))$/.exec(url.split('?')[0]);
  if (!found) {
    return null;
  }
  const path = join(folder, found[1]);
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? { path, size: stat.size, type: TYPES[found[2]] } : null;
}

/**
 * Serves a folder on 127.0.0.1.
 *
 * @param {string} folder
 * @param {number} port 0 for a free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} the address, with a slash at its end
 */
export function serve(folder, port) {
  const server = createServer((request, response) => {
    const file = offered(folder, request.url);
    if (!file) {
      response.writeHead(404).end();
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else {
      response.writeHead(200, {
        'Content-Type': file.type,
        'Content-Length': file.size,
        'Cache-Control': 'no-store',
      });
      if (request.method === 'HEAD') {
        response.end();
      } else {
        createReadStream(file.path).pipe(response);
      }
    }
  });
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () =>
      resolve({ url: `http://127.0.0.1:${server.address().port}/`, close }),
    );
  });
}
