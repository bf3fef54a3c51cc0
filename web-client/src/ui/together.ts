import type { PartyActions } from '../party/state.ts';
import type { UiPage } from './view.ts';

export interface StartOptions {
  readonly freePlay: boolean;
  readonly isPrivate: boolean;
}

type OpeningPage = Pick<UiPage, 'currentItem' | 'playItem'>;

/** After this long without the film in the page's player nothing is started any more, ms. */
const GIVE_UP_AFTER = 30_000;

/**
 * Starts a party for an item that is not open yet: opens it, and makes the party as soon as the page plays it. So the
 * host's player leads from the first moment, as if Play had been pressed before.
 */
export class Together {
  private readonly page: OpeningPage;
  private readonly actions: Pick<PartyActions, 'create'>;
  private readonly failed: () => void;
  private wanted: { readonly item: string; readonly options: StartOptions } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: OpeningPage, actions: Pick<PartyActions, 'create'>, failed: () => void) {
    this.page = page;
    this.actions = actions;
    this.failed = failed;
  }

  /** True while the film is being opened. */
  get opening(): boolean {
    return this.wanted !== null;
  }

  /** `position` is where to start, seconds. */
  start(item: string, position: number, options: StartOptions): void {
    this.cancel();
    const wanted = { item, options };
    this.wanted = wanted;
    this.timer = setTimeout(() => this.fail(wanted), GIVE_UP_AFTER);
    this.page.playItem(item, position).then(
      () => this.look(),
      () => this.fail(wanted),
    );
  }

  /** To be called when the page shows something else. */
  look(): void {
    if (this.wanted === null || this.page.currentItem()?.id !== this.wanted.item) return;
    const { options } = this.wanted;
    this.cancel();
    this.actions.create(options);
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.wanted = null;
  }

  private fail(wanted: Together['wanted']): void {
    if (this.wanted !== wanted) return;
    this.cancel();
    this.failed();
  }
}
