import { useEffect, useState } from 'preact/hooks';
import type { ItemInfo } from '../jellyfin/items.ts';
import { BlockedPrompt } from './BlockedPrompt.tsx';
import { IdleView } from './IdleView.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { Panel } from './Panel.tsx';
import { RoomView } from './RoomView.tsx';
import { Tabs } from './tabs.tsx';
import { type RoomTab, roomTabs } from './tabsOfRoom.ts';
import type { StartOptions } from './together.ts';
import type { ShownNotice, ViewProps } from './view.ts';
import { WaitingBar } from './WaitingBar.tsx';
import { syncAnnouncement } from './wording.ts';

export interface AppProps extends ViewProps {
  readonly open: boolean;
  readonly tab: RoomTab;
  readonly notice: ShownNotice | null;
  /** The film whose own page the panel was opened from. */
  readonly offer: ItemInfo | null;
  /** True while a film is being opened to make a party of. */
  readonly opening: boolean;
  close(): void;
  chooseTab(tab: RoomTab): void;
  dropOffer(): void;
  start(options: StartOptions, position: number): void;
  openFilm(itemId: string): void;
}

/** The whole interface, but for the buttons in Jellyfin's own pages: a function of its properties. */
export function App({ open, tab, notice, offer, opening, ...rest }: AppProps) {
  const { close, chooseTab, dropOffer, start, openFilm, ...view } = rest;
  const { state, actions, translator } = view;
  const inRoom = state.phase === 'joined' || state.phase === 'reconnecting';
  return (
    <>
      {state.phase === 'joined' && state.sync.status === 'blocked' && (
        <BlockedPrompt translator={translator} unblock={() => actions.unblock()} />
      )}
      <WaitingBar state={state} actions={actions} translator={translator} beside={open} />
      <NoticeBar shown={notice} translator={translator} inRoom={inRoom} beside={open} />
      <div class="spoken" role="status">
        {state.phase === 'joined' && syncAnnouncement(translator, state.sync)}
        {state.phase === 'reconnecting' && translator.t('connection.reconnecting')}
      </div>
      {open && (
        <Panel
          translator={translator}
          content={inRoom ? `room ${tab}` : state.phase}
          top={
            inRoom && (
              <Tabs
                label={translator.t('tabs.label')}
                items={roomTabs(translator)}
                chosen={tab}
                choose={chooseTab}
              />
            )
          }
          close={close}
        >
          {inRoom ? (
            <RoomView {...view} tab={tab} offer={offer} dropOffer={dropOffer} openFilm={openFilm} />
          ) : (
            <div class="content">
              {state.phase === 'idle' ? (
                <IdleView {...view} offer={offer} opening={opening} start={start} />
              ) : (
                <Connecting {...view} />
              )}
            </div>
          )}
        </Panel>
      )}
    </>
  );
}

/** After this long there is more to say than that it is under way, ms. */
const SLOW_AFTER = 5000;

function Connecting({ actions, translator: { t } }: ViewProps) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <div role="status">
        <p class="lead waiting">
          <span class="spinner" aria-hidden="true" />
          {t('connecting.text')}
        </p>
        <p class="hint">{slow && t('connecting.slow')}</p>
      </div>
      <button type="button" class="secondary wide" onClick={() => actions.leave()}>
        {t('connecting.cancel')}
      </button>
    </>
  );
}
