/** A machine that can be put to sleep: a browser of its own, whose pages can be stopped altogether. */
import { launchChromium, Viewer } from './viewers.ts';

export interface Laptop {
  /** Somebody with a fresh browser, on no page yet. */
  opens(name: string): Promise<Viewer>;
  /** Nothing runs in its pages for so long. */
  sleeps(ms: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Headless Chromium neither hides nor freezes a page when it is asked to (`Page.setWebLifecycleState`); so the processes
 * that run the pages are stopped by signal, as those of a machine that sleeps: no timers, no player, no network.
 */
export async function openLaptop(): Promise<Laptop> {
  const browser = await launchChromium();
  const session = await browser.newBrowserCDPSession();
  return {
    opens: (name) => Viewer.arrive(browser, name),
    sleeps: async (ms) => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
      if (pages.length === 0) throw new Error('this browser has no page');
      for (const id of pages) process.kill(id, 'SIGSTOP');
      try {
        await new Promise((resolve) => setTimeout(resolve, ms));
      } finally {
        for (const id of pages) process.kill(id, 'SIGCONT');
      }
    },
    close: () => browser.close(),
  };
}
