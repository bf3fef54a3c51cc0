import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTokenAnswer, requestToken } from '../../src/connection/httpTokens.ts';
import { SeatStore } from '../../src/connection/seatStore.ts';
import { CachedTokens, type TokenAnswer } from '../../src/connection/tokenSource.ts';
import { ManualTime } from '../support/manualTime.ts';

describe('CachedTokens', () => {
  function source(answers: TokenAnswer[]) {
    const time = new ManualTime(0);
    let asked = 0;
    let owner: string | null = 'u1';
    const tokens = new CachedTokens(
      time,
      () => owner,
      () => {
        asked += 1;
        return Promise.resolve(answers[Math.min(asked, answers.length) - 1] ?? assert.fail('no answer'));
      },
    );
    return {
      time,
      tokens,
      asked: () => asked,
      logIn: (user: string | null) => {
        owner = user;
      },
    };
  }
  const token = (expiresAt: number): TokenAnswer => ({ kind: 'token', token: `t${expiresAt}`, expiresAt });

  it('hands out the same token until shortly before its end', async () => {
    const { time, tokens, asked } = source([token(3_600_000), token(7_200_000)]);
    await tokens.token(false);
    time.runSync(3_500_000);
    await tokens.token(false);
    assert.equal(asked(), 1);
    time.runSync(60_000);
    assert.deepEqual(await tokens.token(false), token(7_200_000));
  });

  it('asks again for a fresh one', async () => {
    const { tokens, asked } = source([token(3_600_000)]);
    await tokens.token(false);
    await tokens.token(true);
    assert.equal(asked(), 2);
  });

  it('asks nobody again right after a refusal', async () => {
    const { time, tokens, asked } = source([{ kind: 'none', code: 'token_invalid' }]);
    for (let i = 0; i < 10; i += 1) await tokens.token(true);
    assert.equal(asked(), 1);
    time.runSync(5_000);
    await tokens.token(true);
    assert.equal(asked(), 2);
  });

  it("never uses one user's token for another, and none for nobody", async () => {
    const { tokens, asked, logIn } = source([token(3_600_000)]);
    await tokens.token(false);
    logIn('u2');
    await tokens.token(false);
    assert.equal(asked(), 2);
    logIn(null);
    assert.deepEqual(await tokens.token(false), { kind: 'none', code: 'auth_required' });
  });
});

describe('asking for a token', () => {
  const request = { url: 'https://host/OpenSyncParty/token', accessToken: 'secret' };

  it('sends the access token in the header only', async () => {
    const seen: { url: string; init: RequestInit }[] = [];
    const answer = await requestToken(request, (url, init) => {
      seen.push({ url, init });
      return Promise.resolve(new Response('{"token":"a.b.c","expires_at":5,"user":{"id":"1","name":"A"}}'));
    });
    assert.deepEqual(answer, { kind: 'token', token: 'a.b.c', expiresAt: 5 });
    const { url, init } = seen[0] ?? assert.fail('not asked');
    assert.ok(!url.includes('secret'));
    assert.deepEqual(init.headers, { Authorization: 'MediaBrowser Token="secret"' });
  });

  it('reads the code of a refusal, and makes one up for a proxy that answers in HTML', () => {
    assert.deepEqual(readTokenAnswer(403, '{"error":{"code":"forbidden","message":"x"}}'), {
      kind: 'none',
      code: 'forbidden',
    });
    assert.deepEqual(readTokenAnswer(401, '<html>'), { kind: 'none', code: 'token_invalid' });
    assert.deepEqual(readTokenAnswer(502, '<html>'), { kind: 'none', code: 'server_busy' });
    assert.deepEqual(readTokenAnswer(200, '{}'), { kind: 'none', code: 'server_busy' });
  });

  it('does not reject when the network is gone', async () => {
    const answer = await requestToken(request, () => Promise.reject(new TypeError('no network')));
    assert.deepEqual(answer, { kind: 'none', code: 'server_busy' });
  });
});

describe('SeatStore', () => {
  const seat = { room: 'sofa', client: 'alice', resumeToken: 's3cret' };
  function storage() {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  }

  it('outlives a reload, and is gone after leaving', () => {
    const tab = storage();
    new SeatStore(tab, () => 'alice').save(seat);
    assert.deepEqual(new SeatStore(tab, () => 'alice').load(), seat);
    new SeatStore(tab, () => 'alice').clear();
    assert.equal(new SeatStore(tab, () => 'alice').load(), null);
    assert.equal(tab.kept.size, 0);
  });

  it('is nobody else’s: the next user of the tab finds none, and the first none afterwards', () => {
    const tab = storage();
    new SeatStore(tab, () => 'alice').save(seat);
    assert.equal(new SeatStore(tab, () => 'bob').load(), null);
    assert.equal(new SeatStore(tab, () => 'alice').load(), null);
  });

  it('waits for a page that does not know yet who is logged in', () => {
    const tab = storage();
    new SeatStore(tab, () => 'alice').save(seat);
    let user: string | null = null;
    const store = new SeatStore(tab, () => user);
    assert.equal(store.load(), null);
    user = 'alice';
    assert.deepEqual(store.load(), seat);
  });

  it('takes nonsense in the storage for no seat', () => {
    const tab = storage();
    new SeatStore(tab, () => 'alice').save(seat);
    for (const key of tab.kept.keys()) tab.kept.set(key, '{"room":5}');
    assert.equal(new SeatStore(tab, () => 'alice').load(), null);
  });

  it('keeps the seat in memory where the storage fails', () => {
    const store = new SeatStore(
      {
        getItem: () => null,
        setItem: () => assert.fail('full'),
        removeItem: () => {},
      },
      () => 'alice',
    );
    store.save(seat);
    assert.deepEqual(store.load(), seat);
  });
});
