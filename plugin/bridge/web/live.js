// The parties of this moment and the last hour's figures, out of the sidecar's own status.
import { chart } from './configurationpage?name=OpenSyncParty.chart.js';
import { element, setText } from './configurationpage?name=OpenSyncParty.dom.js';
import { count, duration, filmTime, rate } from './configurationpage?name=OpenSyncParty.format.js';

const HOUR_MS = 3_600_000;
const list = (value) => (Array.isArray(value) ? value : []);
const number = (value) => (Number.isFinite(value) ? value : 0);

function memberItem({ name, role, connected }) {
  const marks = [role === 'host' ? 'host' : '', connected ? '' : 'away'];
  const words = marks.filter((mark) => mark !== '').join(', ');
  return element(
    'li',
    connected ? {} : { class: 'osp-away' },
    words === '' ? `${name}` : `${name} (${words})`,
  );
}

function filmWords(room, titles) {
  const state = { playing: 'playing', paused: 'paused', buffering: 'waiting for somebody' }[room.play_state];
  const speed = number(room.rate) > 0 && room.rate !== 1 ? `at ${room.rate}×` : '';
  const title =
    titles.get(room.item_id) ?? (room.item_id ? `Item ${room.item_id}` : 'No item of the library');
  const parts = [title, state ?? '', filmTime(number(room.position)), speed];
  return parts.filter((part) => part !== '').join(' · ');
}

function roomItem(room, now, titles) {
  const members = list(room.members);
  const more = number(room.members_total) - members.length;
  const items = members.map(memberItem);
  if (more > 0) {
    items.push(element('li', {}, `and ${more.toLocaleString()} more`));
  }
  const age = number(room.created_ts) > 0 ? ` · since ${duration(now - room.created_ts)}` : '';
  return element(
    'li',
    { class: 'osp-card' },
    element('h3', {}, `${room.id}`),
    element('p', {}, filmWords(room, titles)),
    element(
      'p',
      {},
      `${count(number(room.members_total), 'member')}${age}${room.private ? ' · private' : ''}`,
    ),
    element('ul', { class: 'osp-members', 'aria-label': 'Members' }, ...items),
  );
}

function words(values, unit, of) {
  const last = values.at(-1) ?? 0;
  return `${of} now: ${rate(last)}${unit}; at most: ${rate(Math.max(0, ...values))}${unit}.`;
}

function charts(history) {
  const interval = Math.max(1, number(history.interval_ms));
  const slots = Math.max(2, Math.round(HOUR_MS / interval));
  const values = (name) => list(history[name]).slice(-slots).map(number);
  const time = { slots, minutes: Math.round((slots * interval) / 60_000) };
  const [members, received, delivered] = ['members', 'received_per_s', 'delivered_per_s'].map(values);
  return [
    chart({
      ...time,
      title: 'Members',
      words: words(members, '', 'Members'),
      lines: [{ label: 'members', values: members }],
    }),
    chart({
      ...time,
      title: 'Messages per second',
      words: `${words(delivered, '/s', 'Delivered')} ${words(received, '/s', 'Received')}`,
      lines: [
        { label: 'delivered', values: delivered },
        { label: 'received', values: received },
      ],
    }),
  ];
}

/**
 * Shows it.
 *
 * @param view the page
 * @param status the sidecar's status; null while there is none
 * @param {Map<string, string>} titles of items, by id, as far as they are known
 * @param problem why there is none, in words; empty if that is plain
 */
export function showLive(view, status, titles, problem) {
  setText(view.querySelector('.osp-live-problem'), problem);
  view.querySelector('.osp-live').classList.toggle('hide', status === null);
  if (status === null) {
    return;
  }
  const rooms = list(status.rooms);
  const total = Math.max(number(status.rooms_total), rooms.length);
  const not = total > rooms.length ? ` The first ${rooms.length} are shown.` : '';
  setText(
    view.querySelector('.osp-rooms-words'),
    total === 0
      ? 'Nobody is watching together at the moment.'
      : `${count(number(status.members), 'member')} in ${count(total, 'room')}.${not}`,
  );
  const now = number(status.started_ts) + number(status.uptime_ms);
  view.querySelector('.osp-rooms').replaceChildren(...rooms.map((room) => roomItem(room, now, titles)));
  view.querySelector('.osp-charts').replaceChildren(...charts(status.history ?? {}));
}
