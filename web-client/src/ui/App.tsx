import { useEffect, useState } from 'preact/hooks';
import type { ItemInfo } from '../jellyfin/items.ts';
import type { ChatLine } from '../party/state.ts';
import { BlockedPrompt } from './BlockedPrompt.tsx';
import { ChatTab } from './ChatTab.tsx';
import { Connecting } from './Connecting.tsx';
import { CountdownOverlay } from './Countdown.tsx';
import { FloatingReactions } from './FloatingReactions.tsx';
import { IdleView } from './IdleView.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { Panel } from './Panel.tsx';
import { ReturnBar } from './ReturnBar.tsx';
import { RoomView } from './RoomView.tsx';
import { Toasts } from './Toasts.tsx';
import { Tabs } from './tabs.tsx';
import { type RoomTab, roomTabs } from './tabsOfRoom.ts';
import type { StartOptions } from './together.ts';
import { isInRoom, type Preferences, type ShownNotice, type ViewProps } from './view.ts';
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
  readonly unread: number;
  /** Lines of the chat that have just come and are not being read in the panel. */
  readonly fresh: readonly ChatLine[];
  readonly preferences: Preferences;
  /** Whether the panel fills the page now, and whether it may. */
  readonly wide: boolean;
  readonly mayBeWide: boolean;
  close(): void;
  chooseTab(tab: RoomTab): void;
  dropOffer(): void;
  start(options: StartOptions, position: number): void;
  openFilm(itemId: string): void;
  prefer(preferences: Preferences): void;
}

/** The whole interface, but for the buttons in Jellyfin's own pages: a function of its properties. */
export function App(props: AppProps) {
  const { state, actions, translator, open } = props;
  const inRoom = isInRoom(state);
  return (
    <>
      {state.phase === 'joined' && state.sync.status === 'blocked' && (
        <BlockedPrompt translator={translator} unblock={() => actions.unblock()} />
      )}
      <Overlays {...props} inRoom={inRoom} />
      <NoticeBar shown={props.notice} translator={translator} inRoom={inRoom} beside={open} />
      <div class="spoken" role="status">
        {state.phase === 'joined' && syncAnnouncement(translator, state.sync)}
        {state.phase === 'reconnecting' && translator.t('connection.reconnecting')}
      </div>
      {inRoom && <ReturnBar {...viewOf(props)} panelOpen={open} />}
      <Sheet {...props} inRoom={inRoom} />
    </>
  );
}

interface PartProps extends AppProps {
  readonly inRoom: boolean;
}

function viewOf({ state, actions, page, translator }: ViewProps): ViewProps {
  return { state, actions, page, translator };
}

/** What lies over the film. */
function Overlays({ open, tab, wide, inRoom, preferences, fresh, ...rest }: PartProps) {
  const reading = open && (wide || tab === 'chat');
  const view = viewOf(rest);
  const hidden = !inRoom || !preferences.overlay;
  return (
    <>
      <FloatingReactions reactions={view.state.reactions} beside={open} hidden={hidden} />
      <Toasts {...view} fresh={fresh} reading={reading} hidden={hidden} />
      <WaitingBar {...view} beside={open} />
      <CountdownOverlay {...view} beside={open} />
    </>
  );
}

/** The panel. What was typed outlives its being closed. */
function Sheet({ open, inRoom, tab, offer, opening, unread, wide, mayBeWide, ...rest }: PartProps) {
  const [draft, setDraft] = useState('');
  const [code, setCode] = useState('');
  useEffect(() => {
    if (inRoom) setCode('');
  }, [inRoom]);
  const view = viewOf(rest);
  const { state, page, translator } = view;
  if (!open) return null;
  const tabs = inRoom && (
    <Tabs
      label={translator.t('tabs.label')}
      items={roomTabs(translator, state, unread, wide)}
      chosen={tab}
      choose={rest.chooseTab}
    />
  );
  return (
    <Panel
      translator={translator}
      content={inRoom ? `room ${tab}` : state.phase}
      tv={page.tv()}
      overFilm={page.currentItem() !== null}
      wide={wide}
      widen={mayBeWide ? (value) => rest.prefer({ ...rest.preferences, wide: value }) : null}
      top={tabs}
      close={rest.close}
    >
      {inRoom && (
        <div class={wide ? 'columns' : 'column'}>
          <RoomView
            {...view}
            tab={tab}
            offer={offer}
            draft={draft}
            preferences={rest.preferences}
            dropOffer={rest.dropOffer}
            openFilm={rest.openFilm}
            setDraft={setDraft}
            prefer={rest.prefer}
          />
          {wide && state.can.chat && (
            <section class="content of-chat" aria-label={translator.t('tabs.chat')}>
              <ChatTab {...view} draft={draft} setDraft={setDraft} />
            </section>
          )}
        </div>
      )}
      {!inRoom && (
        <div class="content">
          {state.phase === 'idle' ? (
            <IdleView
              {...view}
              offer={offer}
              opening={opening}
              code={code}
              setCode={setCode}
              start={rest.start}
            />
          ) : (
            <Connecting {...view} />
          )}
        </div>
      )}
    </Panel>
  );
}
