/** Looks through what is ours in a page for what keeps people out (WCAG 2.2, levels A and AA). */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Viewer } from './viewers.ts';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with every rule that is broken, and where. `view` is what is being looked at. */
export async function accessible({ page, name }: Viewer, view: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // Reactions fade away over the film; while they do, their names have no colour of their own to be judged by.
  await page.waitForFunction(
    () => !document.querySelector('#opensyncparty')?.shadowRoot?.querySelector('.rising'),
  );
  const { passed, broken } = await page.evaluate(async (levels) => {
    const include = ['#opensyncparty', '[data-opensyncparty]'].filter((ours) => document.querySelector(ours));
    const { passes, violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      { include: include.map((ours) => [ours]) },
      { runOnly: levels },
    );
    const broken = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n    ${failureSummary}`),
    );
    return { passed: passes.length, broken };
  }, LEVELS);
  assert.deepEqual(broken, [], `${name}: ${view}`);
  assert.ok(passed > 5, `${name}: ${view}: there was something to look at`);
}
