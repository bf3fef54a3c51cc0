import { Fields, readObject } from '../protocol/fields.ts';
import { MAX_TOKEN_LENGTH } from '../protocol/limits.ts';
import type { TokenAnswer } from './tokenSource.ts';

/** What asking for a token takes; `fetch` is the browser's. */
export interface TokenRequest {
  readonly url: string;
  /** The media server's access token of the logged-in user. It goes into this request's header, nowhere else. */
  readonly accessToken: string;
}

/** Error codes by status, for an answer without a readable body. */
const BY_STATUS = new Map([
  [401, 'token_invalid'],
  [403, 'forbidden'],
  [429, 'rate_limited'],
]);

/** Asks the server for a party token: `POST token`. Never rejects. */
export async function requestToken(
  request: TokenRequest,
  fetchIt: (url: string, init: RequestInit) => Promise<Response>,
): Promise<TokenAnswer> {
  try {
    const answer = await fetchIt(request.url, {
      method: 'POST',
      headers: { Authorization: `MediaBrowser Token="${request.accessToken}"` },
      credentials: 'omit',
      cache: 'no-store',
    });
    return readTokenAnswer(answer.status, await answer.text());
  } catch {
    return { kind: 'none', code: 'server_busy' };
  }
}

/** The body of the answer to `POST token`. */
export function readTokenAnswer(status: number, body: string): TokenAnswer {
  const fallback: TokenAnswer = { kind: 'none', code: BY_STATUS.get(status) ?? 'server_busy' };
  try {
    const fields = new Fields(readObject(body));
    if (status !== 200) return { kind: 'none', code: fields.object('error').text('code', 64) };
    return {
      kind: 'token',
      token: fields.text('token', MAX_TOKEN_LENGTH),
      expiresAt: fields.time('expires_at'),
    };
  } catch {
    return fallback;
  }
}
