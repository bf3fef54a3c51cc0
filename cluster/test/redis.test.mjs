// Redis that goes, comes back empty, or is out of reach. Needs the sidecar's jar, a Java and Redis.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCluster } from '../harness/cluster.mjs';
import { hasRedis } from '../harness/redis.mjs';
import { gather, keepsTrying, names, oneHistory, PATIENCE_MS, sameEverywhere } from '../harness/story.mjs';

const skip = hasRedis() ? false : 'NOT TESTED: there is no Redis here';
/** What was done in the last second before a crash may be undone, ms. */
const MAY_BE_UNDONE = 1_000;

describe('A party without Redis', { skip, timeout: 120_000 }, () => {
  let cluster;

  before(async () => {
    cluster = await startCluster();
  });
  after(() => cluster?.end());

  it('for a moment, after which Redis knows nothing any more, goes on and can still move', async (t) => {
    const members = await gather(t, 'restarted', cluster.nodes);
    const [alice, bob, carol] = members;
    for (const one of members) one.follow(cluster.nodes);
    await alice.acts('play', 40);
    bob.send('queue_add', { media_url: 'next film', title: 'Next' });
    await carol.hears(
      ({ type, payload }) => type === 'queue_update' && payload.entries.length === 1,
      'the queue',
    );

    const begun = performance.now();
    await cluster.redis.kill();
    await cluster.redis.start();
    for (const [i, one] of members.entries()) await keepsTrying(one, 'seek', 100 + i);
    t.diagnostic(`all could steer again ${Math.round(performance.now() - begun)} ms after Redis had gone`);
    oneHistory(members);
    const state = await sameEverywhere(t, 'restarted', cluster.nodes);
    assert.deepEqual(names(state).slice(0, 3), ['Alice*', 'Bob', 'Carol']);

    await sleep(MAY_BE_UNDONE);
    const left = cluster.nodes.slice(1);
    for (const one of members) one.follow(left);
    await cluster.nodes[0].kill();
    await keepsTrying(alice, 'pause', 200);
    assert.equal(alice.heard.findLast(({ type }) => type === 'queue_update').payload.entries.length, 1);
    await cluster.start(0);
  });

  it('at its ruler is ruled by another node and never by both, and all is well once the link is', async (t) => {
    const [cutOff, ...others] = cluster.nodes;
    const members = await gather(t, 'partition', cluster.nodes);
    const [alice, bob, carol] = members;
    for (const one of [bob, carol]) one.follow(others);
    await alice.acts('play', 10);
    await sleep(MAY_BE_UNDONE);
    cluster.links[0].stop();
    t.after(() => cluster.links[0].resume());

    // Both sides try all the time. Who is accepted, and when?
    let isOver = false;
    t.after(() => {
      isOver = true;
    });
    const accepted = { alice: [], bob: [] };
    const tries = async (one, times, from) => {
      for (let i = 0; !isOver; i++) {
        try {
          const { revision } = await one.acts('seek', from + i, 300);
          times.push({ at: performance.now(), revision });
        } catch {
          // Refused, or nobody answered: that is what is looked for.
        }
        await sleep(20);
      }
    };
    const cut = performance.now();
    const trying = Promise.all([tries(alice, accepted.alice, 10_000), tries(bob, accepted.bob, 20_000)]);
    // The new ruler's revisions are far above all that the old one gave.
    const states = bob.heard.length;
    const begun = () =>
      bob.heard.slice(states).find(({ type }) => type === 'room_state')?.payload.state.revision;
    const byOther = () => accepted.bob.filter(({ revision }) => revision > (begun() ?? Infinity));
    while (byOther().length < 20) {
      assert.ok(
        performance.now() - cut < PATIENCE_MS,
        `nobody has taken over:\n${cluster.nodes.map((one) => one.log()).join('\n--\n')}`,
      );
      await sleep(50);
    }
    isOver = true;
    await trying;
    const [last, first] = [accepted.alice.at(-1)?.at ?? cut, byOther()[0].at];
    t.diagnostic(
      `the cut-off node ruled until ${Math.round(last - cut)} ms, another from ${Math.round(first - cut)} ms`,
    );
    assert.ok(last < first, `both ruled for ${last - first} ms`);
    assert.notEqual(alice.end, null, 'the members of the node that is cut off are told');

    cluster.links[0].resume();
    alice.follow([cutOff]);
    await keepsTrying(alice, 'seek', 30_000);
    for (const one of [bob, carol]) await one.hearsOf(30_000);
    oneHistory(members);
    const state = await sameEverywhere(t, 'partition', cluster.nodes);
    assert.deepEqual(names(state).slice(0, 3), ['Alice*', 'Bob', 'Carol']);
  });
});
