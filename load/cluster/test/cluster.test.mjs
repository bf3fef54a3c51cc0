// The benchmark at work, small. Needs the sidecar's jar, a Java, Redis, and a C compiler.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { JAR, JAVA } from '../../../cluster/harness/node.mjs';
import { hasRedis } from '../../../cluster/harness/redis.mjs';
import { buildWire, compiler } from '../../load/build.mjs';
import { summary, table } from '../report.mjs';
import { KINDS, measure } from '../run.mjs';

const skip =
  process.platform !== 'linux' || compiler() === null || !hasRedis() ? 'needs Linux, C and Redis' : false;

describe('The benchmark of clusters', { skip, timeout: 120_000 }, () => {
  it('drives every kind of cluster, and finds what a delivery and a hop cost', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-bench-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const { generator } = buildWire(folder);
    const how = { seconds: 1, rounds: 1, rooms: 3, idle: 0, turns: 3 };
    const result = await measure({ java: JAVA, jar: JAR, folder, generator }, how, () => {});
    for (const name of Object.keys(KINDS)) {
      assert.ok(result.kinds[name].delivered_per_s > 0 && result.kinds[name].node_us > 0, name);
    }
    assert.ok(result.kinds.spread_three.redis_us > 0, 'what goes from node to node goes by Redis');
    for (const { p50_ms, p99_ms } of Object.values(result.hops)) assert.ok(p50_ms <= p99_ms);
    assert.equal(summary(result).one_per_s, result.kinds.one.delivered_per_s);
    assert.match(table(result), /\| three nodes, each room at one \|/);
  });
});
