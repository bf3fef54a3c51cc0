import type { MonotonicClock } from '../clock/time.ts';

/** A token to create or join with, or the wire error code of why there is none. */
export type TokenResult =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none'; readonly code: string };

export interface TokenSource {
  /** `fresh` asks for a new one even if the last is not over yet. Never rejects. */
  token(fresh: boolean): Promise<TokenResult>;
}

/** The answer of `POST token`, as far as it is understood. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: string; readonly expiresAt: number }
  | { readonly kind: 'none'; readonly code: string };

/** Before its end by so much a token is not used any more, ms: a join must get through with it. */
const SPARE_MS = 60_000;
/** After a refusal nobody is asked again for so long, ms: a reconnect storm must not be a token storm. */
const REFUSAL_MS = 5_000;

/** Keeps the last token and hands it out until shortly before its end. */
export class CachedTokens implements TokenSource {
  private readonly clock: MonotonicClock;
  private readonly ask: () => Promise<TokenAnswer>;
  private readonly owner: () => string | null;
  private last: { answer: TokenAnswer; at: number; owner: string | null } | null = null;

  /** `owner` is who is logged in: a token is never used for somebody else. `ask` never rejects. */
  constructor(clock: MonotonicClock, owner: () => string | null, ask: () => Promise<TokenAnswer>) {
    this.clock = clock;
    this.owner = owner;
    this.ask = ask;
  }

  async token(fresh: boolean): Promise<TokenResult> {
    const owner = this.owner();
    if (owner === null) return { kind: 'none', code: 'auth_required' };
    if (
      this.last === null ||
      this.last.owner !== owner ||
      !this.usable(this.last.answer, this.last.at, fresh)
    ) {
      this.last = { answer: await this.ask(), at: this.clock.now(), owner };
    }
    return this.last.answer;
  }

  private usable(answer: TokenAnswer, askedAt: number, fresh: boolean): boolean {
    const now = this.clock.now();
    if (answer.kind === 'none') return now - askedAt < REFUSAL_MS;
    return !fresh && now < answer.expiresAt - SPARE_MS;
  }
}
