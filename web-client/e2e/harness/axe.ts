/** Looks through what is ours in a page for what keeps people out (WCAG 2.2, levels A and AA). */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { type Theme, turnTo } from './looks.ts';
import type { Viewer } from './viewers.ts';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with every rule that is broken, and where. `view` is what is being looked at. */
export async function accessible(viewer: Viewer, view: string): Promise<void> {
  const passed = await look(viewer, view, LEVELS);
  assert.ok(passed > 5, `${viewer.name}: ${view}: there was something to look at`);
}

/** The same in a dark and in a light theme, one after the other. */
export async function accessibleByDayAndNight(viewer: Viewer, view: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await turnTo(viewer, { theme });
    await accessible(viewer, `${view}, ${theme}`);
  }
}

/** Whether everything can be told from its ground in those themes. */
export async function legible(viewer: Viewer, view: string, themes: readonly Theme[]): Promise<void> {
  for (const theme of themes) {
    await turnTo(viewer, { theme });
    await look(viewer, `${view}, ${theme}`, ['color-contrast']);
  }
}

/** How many rules are kept. */
async function look({ page, name }: Viewer, view: string, rules: readonly string[]): Promise<number> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // Reactions fade away over the film; while they do, their names have no colour of their own to be judged by.
  await page.waitForFunction(
    () => !document.querySelector('#opensyncparty')?.shadowRoot?.querySelector('.rising'),
  );
  const { passed, broken } = await page.evaluate(
    async (values) => {
      const include = ['#opensyncparty', '[data-opensyncparty]'].filter((ours) =>
        document.querySelector(ours),
      );
      const { passes, violations } = await (window as unknown as { axe: typeof axe }).axe.run(
        { include: include.map((ours) => [ours]) },
        { runOnly: values },
      );
      const broken = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n    ${failureSummary}`),
      );
      return { passed: passes.length, broken };
    },
    [...rules],
  );
  assert.deepEqual(broken, [], `${name}: ${view}`);
  return passed;
}
