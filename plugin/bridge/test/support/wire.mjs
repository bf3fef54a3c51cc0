// Requests and sockets that hide nothing: no redirects followed, nothing unpacked.
import { request as httpRequest } from 'node:http';
import { createRequire } from 'node:module';

export const { WebSocket } = createRequire(new URL('../../../../web-client/package.json', import.meta.url))(
  'ws',
);

/** The whole answer: status, headers and the bytes of the body. */
export function ask(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A WebSocket that keeps what it hears until somebody asks. */
export class Client {
  static async open(url, { protocols = [], ...options } = {}) {
    const client = new Client(new WebSocket(url, protocols, options));
    await client.opened;
    return client;
  }

  constructor(socket) {
    this.socket = socket;
    this.heard = [];
    this.asking = [];
    this.opened = new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    this.closed = new Promise((resolve) =>
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
    socket.on('error', () => {});
    socket.on('message', (data, isBinary) => {
      const message = isBinary ? data : data.toString();
      this.asking.length > 0 ? this.asking.shift()(message) : this.heard.push(message);
    });
  }

  /** The next message: a string if it was text, a Buffer if it was binary. */
  next() {
    return this.heard.length > 0
      ? Promise.resolve(this.heard.shift())
      : new Promise((resolve) => this.asking.push(resolve));
  }

  send(data) {
    this.socket.send(data);
  }
}
