import { el, icon, iconButton } from './dom.ts';
import { Events } from './events.ts';
import { currentVideo, playbackManager } from './playbackManager.ts';
import { quality as currentQuality } from './stream.ts';

/** What lies over the picture: shown while the pointer moves, and for this long after, ms. */
const HIDE_AFTER = 3000;
const SKIP = 10;
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** The page with the controls, made afresh for each playback, and the function that ends it. */
export function osdPage(): { page: HTMLElement; end: () => void } {
  const playButton = iconButton('btnPause', 'pause', 'Pause');
  const slider = el('input', {
    type: 'range',
    class: 'osdPositionSlider',
    min: '0',
    step: '0.1',
    value: '0',
    'aria-label': 'Position',
  });
  const name = el('span', { class: 'osdTitle' });
  const time = el('span', { class: 'osdTime', dir: 'ltr' }, '0:00 / 0:00');
  const mute = iconButton('buttonMute', 'sound', 'Mute');
  const speed = el('select', { class: 'osdSpeed', 'aria-label': 'Speed' });
  for (const rate of SPEEDS) speed.append(el('option', { value: String(rate) }, `${rate}×`));
  speed.value = '1';
  const quality = el(
    'select',
    { class: 'osdQuality', 'aria-label': 'Quality' },
    el('option', { value: 'original' }, 'Original'),
    el('option', { value: 'hls' }, 'HLS'),
  );
  quality.value = currentQuality();
  const settings = iconButton('btnVideoOsdSettings', 'settings', 'Speed');
  const fullscreen = iconButton('btnFullscreen', 'fullscreen', 'Fullscreen');
  const back = iconButton('headerBackButton', 'back', 'Back');

  const buttons = el(
    'div',
    { class: 'buttons focuscontainer-x' },
    playButton,
    time,
    el('span', { class: 'gap' }),
    mute,
    quality,
    speed,
    settings,
    fullscreen,
  );
  const page = el(
    'div',
    { id: 'videoOsdPage', class: 'page', 'data-role': 'page' },
    el('div', { class: 'osdTop osd' }, back, name),
    el('div', { class: 'videoOsdBottom osd' }, slider, buttons),
  );

  let dragging = false;
  let hide: number | undefined;
  const show = () => {
    window.clearTimeout(hide);
    hide = window.setTimeout(() => setShown(false), HIDE_AFTER);
    setShown(true);
  };
  const setShown = (shown: boolean) => {
    if (page.classList.contains('osd-hidden') !== shown) return;
    page.classList.toggle('osd-hidden', !shown);
    document.body.classList.toggle('mouseIdle', !shown);
    Events.trigger(document, 'SHOW_VIDEO_OSD', [shown]);
  };
  const draw = () => {
    const video = currentVideo();
    if (!video) return;
    // The next film may play in the same player, and on the same page.
    if (name.textContent !== title()) name.textContent = title();
    const label = video.paused ? 'Play' : 'Pause';
    if (playButton.title !== label) {
      playButton.title = label;
      playButton.setAttribute('aria-label', label);
      playButton.replaceChildren(icon(video.paused ? 'play' : 'pause'));
    }
    if (mute.dataset.muted !== String(video.muted)) {
      mute.dataset.muted = String(video.muted);
      mute.replaceChildren(icon(video.muted ? 'muted' : 'sound'));
    }
    slider.max = String(video.duration || 0);
    if (!dragging) slider.value = String(video.currentTime);
    time.textContent = `${clock(dragging ? Number(slider.value) : video.currentTime)} / ${clock(video.duration)}`;
  };

  playButton.addEventListener('click', togglePause);
  mute.addEventListener('click', toggleMute);
  fullscreen.addEventListener('click', toggleFullscreen);
  settings.addEventListener('click', () => speed.focus());
  back.addEventListener('click', () => history.back());
  speed.addEventListener('change', () => {
    const video = currentVideo();
    if (video) video.playbackRate = Number(speed.value);
  });
  quality.addEventListener('change', () => {
    void playbackManager.changeQuality(quality.value === 'hls' ? 'hls' : 'original');
  });
  slider.addEventListener('input', () => {
    dragging = true;
    draw();
  });
  slider.addEventListener('change', () => {
    dragging = false;
    playbackManager.seek(Math.round(Number(slider.value) * 10_000_000));
  });
  page.addEventListener('click', (event) => {
    if (event.target === page) togglePause();
  });

  document.addEventListener('keydown', onKeyDown);
  document.addEventListener('pointermove', show);
  document.addEventListener('keydown', show, true);
  const drawing = window.setInterval(draw, 100);
  draw();
  show();

  return {
    page,
    end() {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('pointermove', show);
      document.removeEventListener('keydown', show, true);
      window.clearInterval(drawing);
      window.clearTimeout(hide);
      document.body.classList.remove('mouseIdle');
    },
  };
}

/** Jellyfin's keys, and as there they do not care where the focus is, but for the controls' own. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const own = event.target instanceof Element && event.target.closest('.osd') !== null;
  if (own && [' ', 'Enter', 'ArrowLeft', 'ArrowRight'].includes(event.key)) return;
  switch (event.key) {
    case ' ':
    case 'k':
      togglePause();
      break;
    case 'm':
      toggleMute();
      break;
    case 'f':
      toggleFullscreen();
      break;
    case 'ArrowLeft':
      skip(-SKIP);
      break;
    case 'ArrowRight':
      skip(SKIP);
      break;
    default:
      return;
  }
  event.preventDefault();
}

function togglePause(): void {
  if (currentVideo()?.paused) void playbackManager.unpause();
  else playbackManager.pause();
}

function toggleMute(): void {
  const video = currentVideo();
  if (video) video.muted = !video.muted;
}

/** The whole document goes fullscreen, as in Jellyfin: what others put on the body stays visible. */
function toggleFullscreen(): void {
  void (document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen());
}

function skip(seconds: number): void {
  const video = currentVideo();
  if (video) video.currentTime = Math.min(Math.max(0, video.currentTime + seconds), video.duration || 0);
}

function title(): string {
  const player = playbackManager.getCurrentPlayer();
  return player === null ? '' : (playbackManager.currentItem(player)?.Name ?? '');
}

function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.floor(seconds) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
