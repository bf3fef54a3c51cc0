// Nodes that die, stop and are replaced while parties go on. Needs the sidecar's jar, a Java and Redis.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCluster } from '../harness/cluster.mjs';
import { Member } from '../harness/member.mjs';
import { hasRedis } from '../harness/redis.mjs';
import {
  gather,
  keepsTrying,
  names,
  oneHistory,
  PATIENCE_MS,
  positionNow,
  sameEverywhere,
  untilEnd,
} from '../harness/story.mjs';

const skip = hasRedis() ? false : 'NOT TESTED: there is no Redis here';
/** A film's position after a move, s: what clocks and a round trip on a busy machine may be off. */
const NEAR = 0.25;
const MANY = 1_000;
/** What was done in the last second before a crash may be undone, ms. */
const MAY_BE_UNDONE = 1_000;

describe('A party whose node', { skip, timeout: 120_000 }, () => {
  let cluster;

  before(async () => {
    cluster = await startCluster();
  });
  after(() => cluster?.end());

  it('was killed goes on elsewhere, with its seats, queue, chat and position', async (t) => {
    const [ruler, ...others] = cluster.nodes;
    const members = await gather(t, 'killed', cluster.nodes);
    const [alice, bob, carol] = members;
    await alice.acts('play', 600);
    const since = performance.now();
    alice.send('chat', { text: 'before' });
    bob.send('queue_add', { media_url: 'next film', title: 'Next' });
    await carol.hears('chat');
    await carol.hears(
      ({ type, payload }) => type === 'queue_update' && payload.entries.length === 1,
      'the queue',
    );
    await sleep(MAY_BE_UNDONE);

    for (const one of members) {
      one.catchUp();
      one.follow(others);
    }
    const killed = performance.now();
    await ruler.kill();
    const back = await Promise.all(members.map((one) => one.hears('room_state')));
    const after = performance.now() - killed;
    t.diagnostic(`all were back after ${Math.round(after)} ms`);
    assert.ok(after < PATIENCE_MS);
    const { offset } = await alice.clock();
    for (const { payload } of back) {
      assert.deepEqual(names(payload), ['Alice*', 'Bob', 'Carol']);
      assert.equal(payload.state.play_state, 'playing');
      const expected = 600 + (performance.now() - since) / 1000;
      const found = positionNow(payload, offset);
      assert.ok(Math.abs(found - expected) < NEAR, `it is at ${found}, not at ${expected}`);
    }
    const newest = (wanted) => alice.heard.findLast(({ type }) => type === wanted).payload;
    assert.deepEqual(
      newest('chat_history').messages.map(({ text }) => text),
      ['before'],
    );
    assert.deepEqual(
      newest('queue_update').entries.map(({ title }) => title),
      ['Next'],
    );

    await alice.acts('pause', 700);
    for (const guest of [bob, carol]) await guest.hearsOf(700);
    oneHistory(members);
    await cluster.replace(0);
  });

  it('is stopped in its tracks goes on elsewhere, and nothing of the old ruler is heard when that wakes up', async (t) => {
    const [ruler, ...others] = cluster.nodes;
    const members = await gather(t, 'paused', cluster.nodes);
    const [alice, bob, carol] = members;
    await alice.acts('play', 10);
    for (const one of [bob, carol]) one.follow(others);
    await sleep(MAY_BE_UNDONE);

    ruler.pause();
    t.after(() => ruler.resume());
    // What its own member says meanwhile lies in its sockets until it wakes up.
    alice.act('seek', 9_999);
    const moved = await keepsTrying(bob, 'seek', 50);
    t.diagnostic(`another ruled after ${Math.round(moved.after)} ms`);
    await carol.hearsOf(50);

    alice.follow(cluster.nodes);
    ruler.resume();
    for (const position of [60, 70, 80, 90]) {
      // The old ruler has the time for whatever it would do.
      await sleep(250);
      await keepsTrying(bob, 'seek', position);
      await carol.hearsOf(position);
    }
    oneHistory(members);
    for (const { type, payload } of [...bob.heard, ...carol.heard]) {
      assert.ok(
        type !== 'player_event' || payload.position !== 9_999,
        'what the old ruler was told is not done',
      );
    }
    await sameEverywhere(t, 'paused', cluster.nodes);
    const { revision } = await keepsTrying(alice, 'pause', 100);
    assert.ok(revision > moved.revision);
    await bob.hearsOf(100);
  });

  it('is updated, one node after the other, is never lost', async (t) => {
    const members = await gather(t, 'rolling', cluster.nodes);
    await members[0].acts('play', 1_000);
    const ids = members.map(({ id }) => id);
    for (const index of cluster.nodes.keys()) {
      const left = cluster.nodes.filter((_, i) => i !== index);
      for (const one of members) one.follow(left);
      const begun = performance.now();
      await cluster.nodes[index].stop();
      for (const [i, one] of members.entries()) await keepsTrying(one, 'seek', 1_000 + 10 * index + i);
      t.diagnostic(
        `without node ${index + 1} all could steer after ${Math.round(performance.now() - begun)} ms`,
      );
      await cluster.start(index);
    }
    assert.deepEqual(
      members.map(({ id }) => id),
      ids,
    );
    oneHistory(members);
    const state = await sameEverywhere(t, 'rolling', cluster.nodes);
    assert.deepEqual(names(state).slice(0, 3), ['Alice*', 'Bob', 'Carol']);
    assert.equal(state.state.play_state, 'playing');
  });

  it(`ruled ${MANY} parties when it was killed leaves none of them behind`, async (t) => {
    const [ruler, ...others] = cluster.nodes;
    const all = Array.from({ length: MANY }, (_, i) => new Member(`many-${i}`, `Host ${i}`));
    const hosts = untilEnd(t, ...all);
    await manyAtOnce(hosts, (one, i) => one.create(ruler, { start_pos: i }));
    await sleep(MAY_BE_UNDONE);
    const killed = performance.now();
    await ruler.kill();
    const times = await manyAtOnce(hosts, async (one, i) => {
      const state = await one.comeBack(others, PATIENCE_MS);
      assert.equal(state.host_id, one.id);
      assert.equal(state.state.position, i);
      await one.acts('play', i + 1);
      return performance.now() - killed;
    });
    times.sort((a, b) => a - b);
    const [first, half, last] = [times[0], times[MANY / 2], times.at(-1)].map(Math.round);
    t.diagnostic(
      `of ${MANY} parties the first went on after ${first} ms, half after ${half} ms, all after ${last} ms`,
    );
    await cluster.replace(0);
  });
});

/** Does something for each, a hundred at a time. */
async function manyAtOnce(all, work) {
  const found = [];
  let next = 0;
  const worker = async () => {
    while (next < all.length) {
      const i = next++;
      found[i] = await work(all[i], i);
    }
  };
  await Promise.all(Array.from({ length: 100 }, worker));
  return found;
}
