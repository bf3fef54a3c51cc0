/**
 * The look of everything in the shadow root. Colours follow the theme of Jellyfin where it has them in CSS variables
 * (12), else they are those of its dark or light theme (10.11). Logical properties only, so that right-to-left works.
 */
const CSS = `
:host {
  --paper: var(--jf-palette-background-paper, #202020);
  --ground: var(--jf-palette-background-default, #101010);
  --text: var(--jf-palette-text-primary, #fff);
  --muted: var(--jf-palette-text-secondary, rgba(255, 255, 255, 0.7));
  --line: var(--jf-palette-divider, rgba(255, 255, 255, 0.16));
  --hover: var(--jf-palette-action-hover, rgba(255, 255, 255, 0.1));
  --accent: var(--jf-palette-primary-main, #00a4dc);
  --on-accent: var(--jf-palette-primary-contrastText, #101010);
  --bad: var(--jf-palette-error-main, #ef5350);
  --busy: #ffb74d;
  --good: #66bb6a;
  all: initial;
  color: var(--text);
  font: 1rem/1.45 "Noto Sans", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
:host([data-light]) {
  --paper: var(--jf-palette-background-paper, #fff);
  --ground: var(--jf-palette-background-default, #f2f2f2);
  --text: var(--jf-palette-text-primary, rgba(0, 0, 0, 0.87));
  --muted: var(--jf-palette-text-secondary, rgba(0, 0, 0, 0.66));
  --line: var(--jf-palette-divider, rgba(0, 0, 0, 0.18));
  --hover: var(--jf-palette-action-hover, rgba(0, 0, 0, 0.06));
  --bad: var(--jf-palette-error-main, #c62828);
  --busy: #b26a00;
  --good: #2e7d32;
}
* { box-sizing: border-box; }
h2, h3, p, ul, dl, dd { margin: 0; padding: 0; }
h2 { font-size: 1.15rem; font-weight: 600; }
h3 { font-size: 0.95rem; font-weight: 600; }
ul { list-style: none; }
[hidden] { display: none !important; }
.icon { display: block; inline-size: 1.35em; block-size: 1.35em; flex: none; }
.muted, .hint { color: var(--muted); }
.hint { font-size: 0.875rem; }
.hint:empty, .problem:empty { display: none; }
.spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

button, input, select { font: inherit; color: inherit; }
button {
  display: inline-flex; align-items: center; justify-content: center; gap: 0.5em;
  min-block-size: 2.75rem; padding: 0.4em 1em; border: 1px solid transparent; border-radius: 0.4rem;
  background: none; cursor: pointer;
}
button:disabled { opacity: 0.5; cursor: default; }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
.panel:focus-visible { outline-offset: -2px; outline-width: 1px; outline-color: var(--line); }
.primary { background: var(--accent); color: var(--on-accent); font-weight: 600; }
.primary:hover:not(:disabled) { filter: brightness(1.12); }
.secondary { border-color: var(--line); background: var(--hover); }
.secondary:hover:not(:disabled), .round:hover { border-color: var(--muted); background: var(--hover); }
.danger { border-color: var(--bad); }
.wide { inline-size: 100%; }
.round { inline-size: 2.75rem; padding: 0; border-radius: 50%; flex: none; }

.panel {
  position: fixed; z-index: 99998; inset-block: 0; inset-inline-end: 0; inline-size: min(23rem, 100%);
  display: flex; flex-direction: column; background: var(--paper); color: var(--text); cursor: default;
  box-shadow: 0 0 2rem rgba(0, 0, 0, 0.5); animation: appear 0.16s ease-out;
}
.bar {
  display: flex; align-items: center; justify-content: space-between; flex: none;
  padding-block: 0.6rem; padding-inline: 1.25rem 0.6rem; border-block-end: 1px solid var(--line);
}
.content {
  flex: 1; overflow-y: auto; overscroll-behavior: contain; display: flex; flex-direction: column; gap: 1.1rem;
  padding: 1.25rem; padding-block-end: calc(1.25rem + env(safe-area-inset-bottom, 0px));
}
.card { display: flex; flex-direction: column; gap: 0.75rem; padding: 1rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--ground); }
.beside-each-other { display: flex; gap: 0.5rem; }
.grows { flex: 1; min-inline-size: 0; }
.square { inline-size: 2.75rem; padding: 0; flex: none; }
.qr { display: block; inline-size: min(100%, 15rem); margin-inline: auto; border-radius: 0.4rem; }
.tabs { display: flex; flex: none; padding-inline: 0.5rem; border-block-end: 1px solid var(--line); }
.tab {
  flex: 1; flex-direction: column; gap: 0.15rem; position: relative; min-inline-size: 0; min-block-size: 3.25rem; padding: 0.35rem 0.25rem;
  border: 0; border-block-end: 2px solid transparent; border-radius: 0; color: var(--muted); font-size: 0.8rem;
}
.tab:hover { color: var(--text); background: var(--hover); }
.tab[aria-selected="true"] { color: var(--text); border-block-end-color: var(--accent); }
.tab:focus-visible { outline-offset: -3px; }
.tab-name { max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.news {
  position: absolute; inset-block-start: 0.25rem; inset-inline-start: calc(50% + 0.4rem); min-inline-size: 1.5em; padding-inline: 0.35em;
  border-radius: 1em; background: var(--accent); color: var(--on-accent); font-size: 0.7rem; font-weight: 700; line-height: 1.5;
}
.labelled { display: flex; flex-direction: column; gap: 0.35rem; }
.labelled > span { font-size: 0.875rem; color: var(--muted); }
.field {
  inline-size: 100%; min-block-size: 2.75rem; padding: 0.4em 0.75em; border: 1px solid var(--muted); border-radius: 0.4rem;
  background: var(--paper); color: var(--text); text-overflow: ellipsis;
}
.field[aria-invalid="true"] { border-color: var(--bad); }
.problem { font-size: 0.875rem; padding-inline-start: 0.6rem; border-inline-start: 3px solid var(--bad); }
.check { display: flex; align-items: flex-start; gap: 0.65rem; padding-block: 0.2rem; cursor: pointer; }
.check input { inline-size: 1.15rem; block-size: 1.15rem; margin: 0.15rem 0 0; flex: none; accent-color: var(--accent); cursor: pointer; }
.waiting { display: flex; align-items: center; gap: 0.75rem; }
.spinner { inline-size: 1.25rem; block-size: 1.25rem; border: 2px solid var(--line); border-block-start-color: var(--accent); border-radius: 50%; flex: none; animation: turn 0.9s linear infinite; }

.room { display: flex; flex-direction: column; gap: 0.4rem; }
.room-id { font-size: 1.25rem; font-weight: 600; overflow-wrap: anywhere; user-select: all; }
.code { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.1rem 0.6rem; }
.tags { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.tag {
  display: inline-flex; align-items: center; gap: 0.3em; padding: 0.1em 0.6em; border: 1px solid var(--line); border-radius: 1em;
  background: var(--hover); font-size: 0.8rem; white-space: nowrap;
}
.status { display: grid; grid-template-columns: auto 1fr; gap: 0.4rem 1rem; padding: 0.75rem 1rem; border-radius: 0.6rem; background: var(--ground); border: 1px solid var(--line); }
.status dt { color: var(--muted); }
.status dd { display: flex; align-items: center; gap: 0.5rem; font-variant-numeric: tabular-nums; }
.dot { inline-size: 0.65rem; block-size: 0.65rem; border-radius: 50%; flex: none; background: var(--muted); }
.dot.good { background: var(--good); }
.dot.busy { background: var(--busy); }
.dot.bad { background: var(--bad); }
.invite { display: flex; flex-direction: column; gap: 0.5rem; }
.people { display: flex; flex-direction: column; margin-block-start: 0.4rem; }
.person { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem; min-block-size: 3.25rem; padding-block: 0.25rem; }
.person + .person { border-block-start: 1px solid var(--line); }
.who { flex: 1; min-inline-size: 0; display: flex; flex-direction: column; }
.name { overflow-wrap: anywhere; }
.who > .muted { font-size: 0.85rem; }
.offset, .seconds { font-variant-numeric: tabular-nums; }
.offset { opacity: 0.75; }
.away .avatar { opacity: 0.45; }
.avatar {
  display: inline-flex; align-items: center; justify-content: center; flex: none; inline-size: 2.25rem; block-size: 2.25rem;
  border-radius: 50%; color: #fff; font-size: 0.85rem; font-weight: 600; background: #00658a;
}
.colour-1 { background: #7b4fa3; }
.colour-2 { background: #2e7045; }
.colour-3 { background: #a13d5a; }
.colour-4 { background: #8a5a00; }
.colour-5 { background: #4a5bb0; }
.menu { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 0.5rem; padding-block: 0.25rem 0.5rem; padding-inline-start: 3rem; }
.menu button { flex: 1; }

.notices { position: fixed; z-index: 99999; inset-block-start: 4.25rem; inset-inline: 0; display: flex; justify-content: center; padding-inline: 1rem; pointer-events: none; }
.notice {
  display: flex; align-items: center; gap: 0.75rem; max-inline-size: 34rem; padding-block: 0.35rem; padding-inline: 1rem 0.35rem;
  border: 1px solid var(--line); border-inline-start: 4px solid var(--accent); border-radius: 0.5rem; background: var(--paper); color: var(--text);
  box-shadow: 0 0.4rem 1.5rem rgba(0, 0, 0, 0.5); pointer-events: auto; cursor: default; animation: appear 0.16s ease-out;
}
.notice.error { border-inline-start-color: var(--bad); }
.notice > span:not(.spinner) { flex: 1; padding-block: 0.35rem; overflow-wrap: anywhere; }

.waits { position: fixed; z-index: 99996; inset-block-end: 8rem; inset-inline: 0; display: flex; justify-content: center; padding-inline: 1rem; pointer-events: none; }

.blocked { position: fixed; z-index: 99997; inset: 0; display: grid; place-items: center; padding: 1rem; pointer-events: none; }
.blocked button {
  gap: 1rem; padding: 1.1rem 1.75rem; border-radius: 0.75rem; text-align: start; pointer-events: auto;
  box-shadow: 0 0.5rem 2.5rem rgba(0, 0, 0, 0.7);
}
.blocked .icon { inline-size: 2.75rem; block-size: 2.75rem; }
.blocked strong { display: block; font-size: 1.35rem; }
.blocked small { display: block; font-size: 0.95rem; font-weight: 400; }

@media (min-width: 601px) {
  .notices.beside, .waits.beside { inset-inline-end: 23rem; }
}
@media (max-width: 600px) {
  .panel { inset-block-start: auto; inline-size: 100%; max-block-size: 85vh; border-radius: 1rem 1rem 0 0; }
  .notices { inset-block-start: 1rem; }
}
@keyframes appear { from { opacity: 0; transform: translateY(0.5rem); } }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) {
  .panel, .notice { animation: none; }
  .spinner { animation-duration: 4s; }
}
`;

/** As a constructed sheet, which no content security policy forbids; older engines get a style element. */
export function addStyles(root: ShadowRoot): void {
  if ('adoptedStyleSheets' in root && typeof CSSStyleSheet === 'function') {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      root.adoptedStyleSheets = [sheet];
      return;
    } catch {
      // An engine that knows the property but not the constructor.
    }
  }
  const style = document.createElement('style');
  style.textContent = CSS;
  root.append(style);
}
