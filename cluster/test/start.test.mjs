// How a node of a cluster starts, or says why not. Needs the sidecar's jar, a Java and Redis.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { startNode } from '../harness/node.mjs';
import { hasRedis, startRedis } from '../harness/redis.mjs';

const skip = hasRedis() ? false : 'NOT TESTED: there is no Redis here';
/** Packages that only a cluster needs. */
const OF_CLUSTERS = /^.*\b(io\.lettuce|reactor|org\.reactivestreams)\..*$/m;

describe('A sidecar', { skip, timeout: 60_000, concurrency: true }, () => {
  const refused = (...options) =>
    startNode({ options }).then(
      async (node) => {
        await node.kill();
        throw new Error('it started');
      },
      (error) => {
        assert.ok(error.code > 0, error.message);
        assert.doesNotMatch(error.message, /^\s+at |Exception/m, 'an explanation, and not a stack trace');
        return error.output.join('\n');
      },
    );

  it('with a wrong password of Redis says so at once, without telling it, and ends', async (t) => {
    const redis = await startRedis({ password: 'the right one' });
    t.after(redis.kill);
    const said = await refused('--cluster', `redis://:guessed@127.0.0.1:${redis.port}`);
    assert.match(said, /refuses this node: WRONGPASS/);
    assert.doesNotMatch(said, /does not answer/, 'nor does it try again');
    assert.doesNotMatch(said, /guessed/);
  });

  it('with the right password of Redis starts', async (t) => {
    const redis = await startRedis({ password: 'rightone' });
    t.after(redis.kill);
    const node = await startNode({ options: ['--cluster', `redis://:rightone@127.0.0.1:${redis.port}`] });
    await node.kill();
    assert.doesNotMatch(node.log(), /rightone/, 'nor does it write it into the log');
  });

  it('with something else than an address of Redis says what is wrong, and ends', async () => {
    for (const nonsense of ['http://127.0.0.1:6379', 'redis://', 'nonsense', 'redis://host:99999']) {
      assert.match(await refused('--cluster', nonsense), /--cluster/, nonsense);
    }
  });

  it('that is alone loads nothing of a cluster', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-classes-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const redis = await startRedis();
    t.after(redis.kill);
    const loaded = async (name, options) => {
      const file = join(folder, name);
      const node = await startNode({ jvm: [`-Xlog:class+load:file=${file}`], options });
      await node.stop();
      return readFileSync(file, 'utf8');
    };
    assert.doesNotMatch(await loaded('alone', []), OF_CLUSTERS);
    assert.match(await loaded('cluster', ['--cluster', redis.url]), OF_CLUSTERS);
  });
});
