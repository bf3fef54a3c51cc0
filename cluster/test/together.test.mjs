// One party on three nodes, while nothing breaks. Needs the sidecar's jar, a Java and Redis.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCluster } from '../harness/cluster.mjs';
import { Member } from '../harness/member.mjs';
import { JAR } from '../harness/node.mjs';
import { hasRedis } from '../harness/redis.mjs';
import { gather, names, untilEnd } from '../harness/story.mjs';

const skip = hasRedis() ? false : 'NOT TESTED: there is no Redis here';
/** Clocks of one machine, asked over its own network by a process that shares two cores with all of them. */
const CLOCKS_AGREE_MS = 5;

describe('A party on three nodes', { skip, timeout: 120_000 }, () => {
  let cluster;
  let nodes;

  before(async () => {
    assert.ok(existsSync(JAR), `build the sidecar first: there is no ${JAR}`);
    cluster = await startCluster();
    nodes = cluster.nodes;
  });
  after(() => cluster?.end());

  /** A host on the first node, and a guest on each of the others. */
  const party = (t, room, options = {}) => gather(t, room, nodes, options);

  it('hears of everybody who comes and goes, on whatever node', async (t) => {
    const [alice, bob, carol] = await party(t, 'comings');
    for (const name of ['Bob', 'Carol']) {
      assert.equal((await alice.hears('client_joined')).payload.name, name);
    }
    const { payload } = carol.heard.find(({ type }) => type === 'room_state');
    assert.deepEqual(names(payload), ['Alice*', 'Bob', 'Carol']);
    bob.send('leave_room');
    for (const one of [alice, carol, bob]) {
      assert.equal((await one.hears('client_left')).client, bob.id);
    }
  });

  it('hears play, pause and seek at the same times everywhere', async (t) => {
    const [alice, bob, carol] = await party(t, 'steering');
    for (const [action, position] of [
      ['play', 10],
      ['seek', 300],
      ['pause', 301.5],
    ]) {
      const { revision, position_ts } = await alice.acts(action, position);
      for (const guest of [bob, carol]) {
        const { payload } = await guest.hears('player_event');
        assert.deepEqual(
          [payload.action, payload.position, payload.position_ts, payload.revision],
          [action, position, position_ts, revision],
        );
      }
    }
  });

  it('is steered from every node where all may, and refuses guests where they may not', async (t) => {
    const [alice, bob, carol] = await party(t, 'free', { free_play: true });
    const { revision } = await carol.acts('play', 20);
    for (const one of [alice, bob]) {
      const heard = await one.hears('player_event');
      assert.deepEqual([heard.client, heard.payload.revision], [carol.id, revision]);
    }
    const [, strict] = await party(t, 'strict');
    await assert.rejects(strict.acts('play', 20), /not_host/);
  });

  it('talks across nodes, in one order, with one history', async (t) => {
    const [alice, bob, carol] = await party(t, 'talk');
    const all = [alice, bob, carol];
    for (const one of all) {
      for (let i = 1; i <= 3; i++) one.send('chat', { text: `${one.name} ${i}` });
    }
    const said = [];
    for (const one of all) {
      const lines = [];
      while (lines.length < 9) {
        const { client, payload } = await one.hears('chat');
        lines.push([payload.message_id, client, payload.text, payload.sent_ts]);
      }
      said.push(lines);
    }
    assert.deepEqual(said[1], said[0]);
    assert.deepEqual(said[2], said[0]);
    assert.deepEqual(
      said[0].map(([id]) => id),
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
    const [dave] = untilEnd(t, new Member('talk', 'Dave'));
    await dave.join(nodes[2]);
    assert.equal((await dave.hears('chat_history')).payload.messages.length, 9);
  });

  it('is made once, however many nodes are asked at once', async (t) => {
    const rivals = untilEnd(t, ...nodes.map((_, i) => new Member('rivals', `Rival ${i}`)));
    const found = await Promise.allSettled(rivals.map((one, i) => one.create(nodes[i])));
    assert.deepEqual(found.map(({ reason }) => reason?.message ?? 'made').sort(), [
      'made',
      'room_exists',
      'room_exists',
    ]);
  });

  it('is found by nobody where there is none', async () => {
    await assert.rejects(new Member('nowhere', 'Alice').join(nodes[1]), /room_missing/);
  });

  it('is listed by every node', async (t) => {
    await party(t, 'listed');
    for (const [number, node] of nodes.entries()) {
      const [asker] = untilEnd(t, new Member(`asker-${number}`, 'Asker'));
      await asker.create(node, { options: { private: true } });
      // What is listed elsewhere may be some tenths of a second old; a socket may ask thirty times a minute.
      for (let tries = 1, found = 0; found !== 3; tries++) {
        asker.send('list_rooms');
        const { rooms } = (await asker.hears('room_list')).payload;
        found = rooms.find(({ room }) => room === 'listed')?.participant_count;
        assert.ok(found === 3 || tries < 10, `node ${number} knows of ${found} members`);
        if (found !== 3) await sleep(200);
      }
    }
  });

  it('opens a private room on one node by an invite of another', async (t) => {
    const [alice, bob] = untilEnd(t, new Member('private', 'Alice'), new Member('private', 'Bob'));
    await alice.create(nodes[0], { options: { private: true } });
    await assert.rejects(bob.join(nodes[1]), /invite_invalid/);
    alice.send('create_invite', {});
    const { invite_token } = (await alice.hears('invite_created')).payload;
    const { host_id } = await bob.join(nodes[1], { invite_token });
    assert.equal(host_id, alice.id);
  });

  it('gives a seat back on another node, and takes it from the socket that had it', async (t) => {
    const [alice, bob, carol] = await party(t, 'moving');
    const [twin] = untilEnd(t, alice.twin());
    const state = await twin.comeBack([nodes[2]]);
    assert.deepEqual([twin.id, state.host_id], [alice.id, alice.id]);
    await assert.rejects(alice.hears('nothing'), /closed 4001/);
    const { revision } = await twin.acts('play', 5);
    for (const guest of [bob, carol]) {
      assert.equal((await guest.hears('player_event')).payload.revision, revision);
    }
  });

  it('loses a kicked member, wherever it is', async (t) => {
    const [alice, bob, carol] = await party(t, 'kicking');
    alice.send('kick', { client_id: carol.id });
    assert.equal((await carol.hears('error')).payload.code, 'forbidden');
    for (const one of [alice, bob, carol]) {
      assert.equal((await one.hears('client_left')).client, carol.id);
    }
  });

  it('has clocks that agree', async (t) => {
    const members = await party(t, 'clocks');
    const clocks = [];
    for (const one of members) clocks.push(await one.clock());
    const offsets = clocks.map(({ offset }) => offset);
    const apart = Math.max(...offsets) - Math.min(...offsets);
    t.diagnostic(`${apart.toFixed(3)} ms apart`);
    // No reading is surer than half its round trip.
    assert.ok(apart < CLOCKS_AGREE_MS + Math.max(...clocks.map(({ rtt }) => rtt)), `${offsets}`);
  });
});
