// What was measured: numbers for machines, a table for people.
import { conditions, count, row, spread } from '../table.mjs';

const TITLES = {
  alone: 'a sidecar without a cluster',
  one: 'one node',
  two: 'two nodes, each room at one',
  three: 'three nodes, each room at one',
  spread_two: "two nodes, each room's members at both",
  spread_three: "three nodes, each room's members at all",
};

const us = (value) => `${value.toFixed(1)} µs`;
const delay = ({ p50_ms, p99_ms }) => `${p50_ms.toFixed(2)} / ${p99_ms.toFixed(1)} ms`;

/** The flat summary, with everything it was made from below `details`. */
export function summary(result) {
  const { kinds, hops } = result;
  return {
    alone_per_s: kinds.alone.delivered_per_s,
    one_per_s: kinds.one.delivered_per_s,
    two_per_s: kinds.two.delivered_per_s,
    three_per_s: kinds.three.delivered_per_s,
    spread_three_per_s: kinds.spread_three.delivered_per_s,
    one_of_alone: kinds.one.delivered.median,
    cpu_us_alone: kinds.alone.all_us,
    cpu_us_one: kinds.one.all_us,
    cpu_us_spread_three: kinds.spread_three.all_us,
    hop_p50_ms: hops.added.p50_ms,
    hop_p99_ms: hops.added.p99_ms,
    details: result,
  };
}

/** The table in Markdown. */
export function table({ kinds, hops, pings, idle, pace, machine, how }) {
  const lines = [
    row(
      '',
      'delivered per second',
      'of a sidecar alone',
      'nodes, for each delivery',
      'Redis, for each',
      'both, of a sidecar alone',
    ),
    '|---|---|---|---|---|---|',
  ];
  for (const [name, title] of Object.entries(TITLES)) {
    const kind = kinds[name];
    lines.push(
      row(
        title,
        count(kind.delivered_per_s),
        name === 'alone' ? '' : spread(kind.delivered),
        us(kind.node_us),
        name === 'alone' ? '' : us(kind.redis_us),
        name === 'alone' ? '' : spread(kind.cost),
      ),
    );
  }
  lines.push(
    '',
    row('Redis, for each message of a host', 'commands', 'bytes that it sends', 'processor time'),
    '|---|---|---|---|',
  );
  for (const name of ['one', 'three', 'spread_two', 'spread_three']) {
    const { redis_commands, redis_bytes, redis_message_us } = kinds[name];
    lines.push(row(TITLES[name], redis_commands.toFixed(2), redis_bytes.toFixed(0), us(redis_message_us)));
  }
  lines.push(
    '',
    row('delay of one event at a time', 'p50 / p99'),
    '|---|---|',
    row('heard at the node that rules the room', delay(hops.none)),
    row('heard at another node', delay(hops.out)),
    row('… later than at the ruling node, the same event', delay(hops.added)),
    row('said at another node, heard at the one that rules', delay(hops.in)),
    row('said at another node, heard at a third', delay(hops.both)),
  );
  lines.push(
    '',
    row('a ping and its pong, many at once', ''),
    '|---|---|',
    row('processor time of the node', us(pings.us)),
  );
  if (pace) {
    lines.push(
      '',
      row(
        `${how.idle} rooms, in each of which something is said four times a second`,
        'nodes, for each delivery',
        'Redis, for each message',
      ),
      '|---|---|---|',
    );
    for (const [name, { node_us, redis_message_us }] of Object.entries(pace)) {
      lines.push(row(TITLES[name], us(node_us), name === 'alone' ? '' : us(redis_message_us)));
    }
  }
  if (idle) {
    lines.push(
      '',
      row(`${idle.rooms} rooms at rest, ${idle.members.toLocaleString('en-US')} members on three nodes`, ''),
      '|---|---|',
      row('memory of Redis for each room', `${idle.redis_kb_per_room.toFixed(1)} kB`),
      row('commands that Redis gets', `${Math.round(idle.commands_per_s)} per second`),
      row('processor time of Redis', `${(idle.redis_busy * 100).toFixed(1)} % of a core`),
    );
  }
  return [
    ...lines,
    '',
    `${how.rooms} rooms of 10 members, ${how.rounds} rounds of windows of ${how.seconds} s: medians, and of ratios least to most; ${hops.none.count} events for the delays.`,
    conditions(machine, 'all nodes and Redis', `, Redis ${machine.redis ?? 'unknown'}`),
  ].join('\n');
}
