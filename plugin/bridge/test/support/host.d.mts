/** What the browser tests, which are TypeScript, use of host.mjs. */

/** The sidecar as it is shipped. */
export const realJar: string;

export interface LogLine {
  readonly level?: string;
  readonly category?: string;
  readonly message?: string;
}

export interface HostOptions {
  readonly base?: string;
  readonly jar?: string;
  readonly java?: string | null;
  readonly plugin?: boolean;
  readonly api?: string;
  readonly settings?: Readonly<Record<string, string | number>>;
}

export class Host {
  static start(t: { after(cleanup: () => Promise<void>): void }, options?: HostOptions): Promise<Host>;
  /** Everything below it is removed at the end. */
  readonly folder: string;
  readonly lines: LogLine[];
  says(pattern: RegExp, from?: number): Promise<LogLine>;
  sidecar(from?: number): Promise<{ id: number; address: string }>;
  url(path: string): string;
}
