// What the tests of a cluster that breaks ask about over and over.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Member } from './member.mjs';

/** A room moves within this after its ruler has gone (s): what is promised. */
export const MOVES_WITHIN_S = 5;
/** What a machine of two cores that runs all of it is given for that, ms. */
export const PATIENCE_MS = 3 * MOVES_WITHIN_S * 1000;

/** They go when the test ends. */
export function untilEnd(t, ...members) {
  t.after(() => {
    for (const one of members) one.drop();
  });
  return members;
}

/** Alice, the host, on the first of some nodes, and one guest on each further one; all may steer. */
export async function gather(t, room, nodes, options = { free_play: true }) {
  const all = ['Alice', 'Bob', 'Carol'].map((name) => new Member(room, name));
  const members = untilEnd(t, ...all.slice(0, nodes.length));
  for (const [i, one] of members.entries()) {
    await (i === 0 ? one.create(nodes[i], { options }) : one.join(nodes[i]));
  }
  return members;
}

/**
 * Has a member try to do something until the server accepts it.
 *
 * @returns {Promise<{ after: number, revision: number, position_ts: number }>} how long that took in ms, and how the
 *   server accepted it
 */
export async function keepsTrying(member, action, position) {
  const begun = performance.now();
  for (;;) {
    try {
      return { ...(await member.acts(action, position, 1_000)), after: performance.now() - begun };
    } catch (error) {
      if (performance.now() - begun > PATIENCE_MS) throw error;
      await sleep(50);
    }
  }
}

/**
 * All members heard one and the same history: of one revision there was but one event, and nobody heard an older one
 * after a newer one, but for what a `room_state` took back.
 */
export function oneHistory(members) {
  const events = new Map();
  for (const member of members) {
    let newest = -1;
    for (const { type, payload, client } of member.heard) {
      if (type === 'room_state') newest = payload.state.revision;
      if (type !== 'player_event') continue;
      const { revision, action, position, position_ts } = payload;
      const event = JSON.stringify([client, action, position, position_ts]);
      assert.equal(events.get(revision) ?? event, event, `two events of revision ${revision}`);
      events.set(revision, event);
      assert.ok(revision > newest, `${member.name} heard revision ${revision} after ${newest}`);
      newest = revision;
    }
  }
}

/** Where the film of a `room_state` is now by a server's clock (`performance.now()` plus `offset`, ms), s. */
export function positionNow({ state }, offset) {
  const { position, position_ts, play_state, rate } = state;
  const since = performance.now() + offset - position_ts;
  return play_state === 'playing' ? position + (since / 1000) * rate : position;
}

/** Somebody new comes in on every node, and finds the same room there; resolves with its `room_state`. */
export async function sameEverywhere(t, room, nodes) {
  const found = [];
  for (const [i, node] of nodes.entries()) {
    const [one] = untilEnd(t, new Member(room, `Newcomer ${i}`));
    found.push(await one.join(node));
  }
  const timeline = ({ host_id, media_url, state }) => [host_id, media_url, state.revision, state.play_state];
  for (const one of found) assert.deepEqual(timeline(one), timeline(found[0]));
  return found[0];
}

/** The names of who is there, in order, with a star for the host. */
export const names = ({ participants }) =>
  participants.map(({ name, is_host }) => (is_host ? `${name}*` : name));
