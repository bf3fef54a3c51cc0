/**
 * Colours and the plain elements. The colours follow the theme of Jellyfin where it has them in CSS variables (12), else
 * they are those of its dark or light theme (10.11). What marks something, such as the chosen tab, has to be told from the
 * paper: Jellyfin's accent is too pale for that on a light one, and its red too dark on a dark one. Logical properties
 * only, so that right-to-left works.
 */
export const BASE = `
:host {
  --paper: var(--jf-palette-background-paper, #202020);
  --ground: var(--jf-palette-background-default, #101010);
  --text: var(--jf-palette-text-primary, #fff);
  --muted: var(--jf-palette-text-secondary, rgba(255, 255, 255, 0.7));
  --line: var(--jf-palette-divider, rgba(255, 255, 255, 0.16));
  --hover: var(--jf-palette-action-hover, rgba(255, 255, 255, 0.1));
  --accent: var(--jf-palette-primary-main, #00a4dc);
  --on-accent: #101010;
  --mark: var(--accent);
  --bad: #ef5350;
  --busy: #ffb74d;
  --good: #66bb6a;
  all: initial;
  color-scheme: dark;
  color: var(--text);
  font: 1rem/1.45 "Noto Sans", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji";
}
:host([data-light]) {
  --paper: var(--jf-palette-background-paper, #fff);
  --ground: var(--jf-palette-background-default, #f2f2f2);
  --text: var(--jf-palette-text-primary, rgba(0, 0, 0, 0.87));
  --muted: var(--jf-palette-text-secondary, rgba(0, 0, 0, 0.66));
  --line: var(--jf-palette-divider, rgba(0, 0, 0, 0.18));
  --hover: var(--jf-palette-action-hover, rgba(0, 0, 0, 0.06));
  --mark: #007ea8;
  --bad: #c62828;
  --busy: #b26a00;
  --good: #2e7d32;
  color-scheme: light;
}
:host([data-dark-accent]) { --on-accent: #fff; }
:host([data-own]) {
  --jf-palette-background-paper: initial;
  --jf-palette-background-default: initial;
  --jf-palette-text-primary: initial;
  --jf-palette-text-secondary: initial;
  --jf-palette-divider: initial;
  --jf-palette-action-hover: initial;
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

button, input, textarea { font: inherit; color: inherit; }
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

`;
