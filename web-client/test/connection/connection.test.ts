import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { backoff } from '../../src/connection/backoff.ts';
import { PartyConnection } from '../../src/connection/partyConnection.ts';
import type { PartySocket, SocketEvents } from '../../src/connection/socket.ts';
import { ManualTime } from '../support/manualTime.ts';

class FakeSocket implements PartySocket {
  readonly events: SocketEvents;
  readonly sent: string[] = [];
  closed = false;

  constructor(events: SocketEvents) {
    this.events = events;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closed = true;
  }
}

function rig() {
  const time = new ManualTime();
  const sockets: FakeSocket[] = [];
  const heard: string[] = [];
  const connection = new PartyConnection(
    time,
    (events) => {
      const socket = new FakeSocket(events);
      sockets.push(socket);
      return socket;
    },
    () => 0,
  );
  connection.connect({
    onOpen: () => heard.push('open'),
    onMessage: (message) => heard.push(message.type),
    onLost: () => heard.push('lost'),
    onReplaced: () => heard.push('replaced'),
  });
  const last = () => sockets[sockets.length - 1] ?? assert.fail('no socket');
  const ping = () => connection.send({ type: 'ping', payload: { client_ts: time.now() } });
  const pong = () => last().events.onText('{"type":"pong","server_ts":1,"payload":{"client_ts":1}}');
  return { time, sockets, heard, connection, last, ping, pong };
}

describe('backoff', () => {
  it('lets a cut of three seconds heal within five', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3_000, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (cut, randoms) => {
          let at = 0;
          for (let attempt = 0; at < cut; attempt += 1) at += backoff(attempt, randoms[attempt] ?? 0);
          assert.ok(at <= 5_000, `healed after ${at} ms`);
        },
      ),
    );
  });

  it('tries within half a second first, grows, and never exceeds thirty seconds', () => {
    assert.ok(backoff(0, 0) <= 500);
    for (let attempt = 1; attempt < 200; attempt += 1) {
      assert.ok(backoff(attempt, 0) >= backoff(attempt - 1, 0));
      assert.ok(backoff(attempt, 0) <= 30_000);
    }
    assert.equal(backoff(50, 0), 30_000);
  });

  it('spreads clients that were lost together', () => {
    assert.equal(backoff(50, 0) - backoff(50, 0.999) > 14_000, true);
  });
});

describe('PartyConnection', () => {
  it('sends only through an open socket, and only what keeps the contract', () => {
    const { connection, last, ping } = rig();
    assert.equal(ping(), false);
    last().events.onOpen();
    assert.equal(ping(), true);
    const position = Number.NaN;
    assert.equal(connection.send({ type: 'player_event', payload: { action: 'play', position } }), false);
    assert.equal(last().sent.length, 1);
  });

  it('comes back after a loss, and says so', () => {
    const { time, sockets, heard, last } = rig();
    last().events.onOpen();
    last().events.onClose(1006);
    time.runSync(500);
    assert.equal(sockets.length, 2);
    last().events.onOpen();
    assert.deepEqual(heard, ['open', 'lost', 'open']);
  });

  it('waits longer and longer until it was let in', () => {
    const { time, sockets, connection, last } = rig();
    const pause = () => {
      last().events.onOpen();
      last().events.onClose(1013);
      const before = sockets.length;
      const lostAt = time.now();
      while (sockets.length === before) time.runSync(50);
      return time.now() - lostAt;
    };
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8].map(pause);
    assert.deepEqual(pauses, [500, 1_000, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
    last().events.onOpen();
    connection.settled();
    assert.equal(pause(), 500);
  });

  it('gives up an attempt that never opens', () => {
    const { time, sockets } = rig();
    time.runSync(2_500 + 500);
    assert.equal(sockets[0]?.closed, true);
    assert.equal(sockets.length, 2);
  });

  it('takes twelve seconds of silence for a dead socket', () => {
    const { time, sockets, last, ping, pong } = rig();
    last().events.onOpen();
    ping();
    pong();
    time.runSync(5_000);
    ping();
    time.runSync(6_999);
    assert.equal(sockets.length, 1);
    time.runSync(501);
    assert.equal(sockets.length, 2);
  });

  it('does not take a background tab that pings once a minute for silence of the server', () => {
    const { time, sockets, last, ping, pong } = rig();
    last().events.onOpen();
    for (let minute = 0; minute < 10; minute += 1) {
      ping();
      time.runSync(80);
      pong();
      time.runSync(60_000);
    }
    assert.equal(sockets.length, 1);
  });

  it('ignores whatever an old socket still has to say', () => {
    const { time, sockets, heard, last } = rig();
    const old = last();
    old.events.onOpen();
    old.events.onClose(1006);
    time.runSync(500);
    last().events.onOpen();
    old.events.onText('{"type":"client_left","server_ts":1}');
    old.events.onClose(1006);
    time.runSync(60_000);
    assert.equal(sockets.length, 2);
    assert.deepEqual(heard, ['open', 'lost', 'open']);
  });

  it('does not come back after 4001: the seat is used elsewhere', () => {
    const { time, sockets, heard, last } = rig();
    last().events.onOpen();
    last().events.onClose(4001);
    time.runSync(120_000);
    assert.equal(sockets.length, 1);
    assert.deepEqual(heard, ['open', 'replaced']);
  });

  it('tries at once when the network comes back', () => {
    const { time, sockets, connection, last } = rig();
    for (let i = 0; i < 5; i += 1) {
      last().events.onClose(1006);
      time.runSync(i < 4 ? 30_000 : 0);
    }
    const before = sockets.length;
    connection.hint();
    assert.equal(sockets.length, before + 1);
  });

  it('does nothing on a hint while all is well', () => {
    const { sockets, connection, last, ping, pong } = rig();
    last().events.onOpen();
    ping();
    pong();
    connection.hint();
    assert.equal(sockets.length, 1);
    assert.equal(sockets[0]?.closed, false);
  });

  it('survives a message that breaks the contract', () => {
    const { heard, last, pong } = rig();
    last().events.onOpen();
    last().events.onText('{"type":"player_event","server_ts":1,"payload":{"position":-1}}');
    last().events.onText('nonsense');
    pong();
    assert.deepEqual(heard, ['open', 'pong']);
  });

  it('leaves nothing behind when closed', () => {
    const { time, connection, last, ping } = rig();
    last().events.onOpen();
    ping();
    connection.close();
    assert.equal(last().closed, true);
    assert.equal(time.pending, 0);
  });
});
