// The benchmark at work, small. Needs the sidecar's jar, a Java, and a C compiler.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { common, javaOf } from '../../options.mjs';
import { buildWire, compiler } from '../build.mjs';
import { plot, summary, table, withTable } from '../report.mjs';
import { together } from '../run.mjs';
import { startFloor, startSidecar } from '../servers.mjs';
import { measureViewers, viewersSummary, viewersTable } from '../viewers.mjs';
import { drive, idle, pairs } from '../windows.mjs';

const jar = common.jar.default;
const java = javaOf({});
const skip = process.platform !== 'linux' || compiler() === null ? 'needs Linux and a C compiler' : false;
const small = { rooms: 2, members: 3, warmup: 0.1, seconds: 0.3 };

describe('The load benchmark', { skip, timeout: 60_000 }, () => {
  before(() => assert.ok(existsSync(jar), `build the sidecar first: there is no ${jar}`));

  it('delivers what hosts say to everybody else, from both servers', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-load-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const wire = buildWire(folder);
    const sidecar = await startSidecar({ java, jar, data: folder, core: null });
    t.after(sidecar.stop);
    const floor = await startFloor({ floor: wire.floor, core: null });
    t.after(floor.stop);
    const from = { generator: wire.generator, core: null };

    const found = await pairs(from, { sidecar, floor }, small, 1);
    for (const window of [found[0].sidecar, found[0].floor]) {
      assert.ok(window.delivered_per_s > 0);
      assert.equal(window.unheard_messages, 0);
      assert.ok(window.p50_ms > 0 && window.p50_ms <= window.p99_ms && window.p99_ms <= window.max_ms);
    }
    // What the floor is sent must be what the sidecar would relay, or they do not do the same work.
    assert.ok(Math.abs(found[0].sidecar.text_bytes - found[0].floor.text_bytes) < 15, JSON.stringify(found));

    const burst = await drive(from, sidecar, { ...small, in_flight: 8 });
    assert.equal(burst.unheard_messages, 0);
    const slow = await drive(from, sidecar, { ...small, rate: 200 });
    assert.ok(slow.delivered_per_s > 50 && slow.delivered_per_s < 400, JSON.stringify(slow));
    assert.equal((await idle(from, sidecar, { rooms: 2, members: 3, restSeconds: 0 })).sockets, 6);

    const windows = together(found);
    const result = {
      machine: { cores: 2, pinned: true, java: '17', load: 0 },
      how: { rooms: 2, count: 1, seconds: 1, warm: 1 },
      saturated: windows,
      burst: windows,
      half: windows,
      fixed: windows,
      idle: null,
      start_ms: null,
    };
    assert.equal(summary(result).delivered_per_s, found[0].sidecar.delivered_per_s);
    assert.match(table(result), /\| delivered per second/);
    assert.match(plot(result), /^<svg[\s\S]*<\/svg>\n$/);
  });

  it('measures one large room, and that chat is limited in it', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-load-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const wire = buildWire(folder);
    const how = { sizes: [60], seconds: 0.3, warm: 0.1 };
    const result = await measureViewers({ java, jar, data: folder, wire }, how, () => {});
    const { sidecar, flooded } = result.steps.at(-1);
    assert.equal(sidecar.unheard_messages, 0);
    assert.ok(sidecar.join_bytes > 60 * 1000 && sidecar.join_s > 0, JSON.stringify(sidecar));
    assert.ok(flooded.lines_heard > 0, JSON.stringify(flooded));
    assert.match(viewersTable(result), /\| 60 \| /);
    assert.equal(viewersSummary(result).viewers, 60);
  });

  it('replaces its part of the page and nothing else', () => {
    const page = 'a\n<!-- generated:load -->\nold\n<!-- /generated:load -->\nb';
    assert.equal(withTable(page, 'new'), page.replace('old', 'new'));
    assert.throws(() => withTable('nothing', 'new'), /no <!-- generated:load -->/);
  });
});
