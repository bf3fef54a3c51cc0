/** Somebody in Firefox: sees, clicks and types in the page and in what is ours in it, and waits by looking again. */
import assert from 'node:assert/strict';
import type { Firefox } from './firefox.ts';
import { PATIENCE_MS } from './viewers.ts';

const POLL_MS = 100;

/** Runs in the page. The first element on show with this name (or text, or label), through the shadow root as well. */
const FIND = `function find(selector, name) {
  const roots = [document, document.querySelector('#opensyncparty')?.shadowRoot].filter(Boolean);
  for (const element of roots.flatMap((root) => [...root.querySelectorAll(selector)])) {
    const label = element.labels?.[0]?.textContent ?? '';
    const text = (element.getAttribute('aria-label') ?? '') + '\\n' + label + '\\n' + element.textContent;
    if (!element.getClientRects().length || getComputedStyle(element).visibility === 'hidden') continue;
    if (text.toLowerCase().includes(name.toLowerCase())) return element;
  }
  return null;
}`;

export class FirefoxMember {
  private constructor(
    private readonly firefox: Firefox,
    private readonly context: string,
  ) {}

  static async arrive(firefox: Firefox): Promise<FirefoxMember> {
    const { userContext } = (await firefox.send('browser.createUserContext', {})) as { userContext: string };
    const { context } = (await firefox.send('browsingContext.create', { type: 'window', userContext })) as {
      context: string;
    };
    await firefox.send('browsingContext.setViewport', { context, viewport: { width: 1000, height: 640 } });
    return new FirefoxMember(firefox, context);
  }

  async open(url: string): Promise<void> {
    await this.firefox.send('browsingContext.navigate', { context: this.context, url, wait: 'interactive' });
  }

  async reload(): Promise<void> {
    await this.firefox.send('browsingContext.reload', { context: this.context, wait: 'interactive' });
  }

  async signIn(name: string): Promise<void> {
    await this.click(`[data-user=${name}]`);
    await this.click('button', 'Sign in');
  }

  /** Waits for it, and clicks in its middle as a mouse does. */
  async click(selector: string, name = ''): Promise<void> {
    let at: unknown = null;
    await this.until(`${selector} “${name}” is there`, async () => {
      at = await this.evaluate(
        `(() => { ${FIND}; const element = find(${JSON.stringify(selector)}, ${JSON.stringify(name)});
          element?.scrollIntoView({ block: 'nearest' });
          const box = element?.getBoundingClientRect();
          return box ? JSON.stringify({ x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }) : null })()`,
      );
      return at !== null;
    });
    const { x, y }: { x: number; y: number } = JSON.parse(String(at));
    await this.act('pointer', { parameters: { pointerType: 'mouse' } }, [
      { type: 'pointerMove', x: x - 2, y: y - 2 },
      { type: 'pointerMove', x, y },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  /** Moves the pointer, as people do to see the controls. */
  async wake(): Promise<void> {
    const move = (x: number) => ({ type: 'pointerMove', x, y: 300 });
    await this.act('pointer', { parameters: { pointerType: 'mouse' } }, [move(300), move(320)]);
  }

  /** Presses keys; `\uE007` is Enter. */
  async type(text: string): Promise<void> {
    const keys = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.act('key', {}, keys);
  }

  async sees(selector: string, text: string): Promise<void> {
    await this.until(`“${text}” is seen`, async () =>
      Boolean(
        await this.evaluate(
          `(() => { ${FIND}; return find(${JSON.stringify(selector)}, ${JSON.stringify(text)}) !== null })()`,
        ),
      ),
    );
  }

  /** Waits until an expression of the page is true. */
  async holds(expression: string): Promise<void> {
    await this.until(expression, async () => (await this.evaluate(`Boolean(${expression})`)) === true);
  }

  async playing(): Promise<void> {
    await this.holds(
      `(() => { const video = document.querySelector('video');
        return video && !video.paused && video.readyState >= 3 && video.currentTime > 0 })()`,
    );
  }

  async paused(): Promise<void> {
    await this.holds(`document.querySelector('video')?.paused`);
  }

  /** What an expression comes to in the page: a text, a number, a truth value or null. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await this.firefox.send('script.evaluate', {
      expression,
      target: { context: this.context },
      awaitPromise: true,
      userActivation: true,
    })) as { result?: { type: string; value?: unknown }; exceptionDetails?: { text: string } };
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value ?? null;
  }

  private async act(type: string, options: object, actions: readonly object[]): Promise<void> {
    await this.firefox.send('input.performActions', {
      context: this.context,
      actions: [{ type, id: type, ...options, actions }],
    });
  }

  private async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) {
      if (await holds().catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    assert.fail(what);
  }
}
