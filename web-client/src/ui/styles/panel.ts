/** The sheet at the side of the page, or at its foot on a phone; tabs and forms. */
export const PANEL = `
.panel {
  position: fixed; z-index: 99998; inset-block: 0; inset-inline-end: 0; inline-size: min(23rem, 100%);
  display: flex; flex-direction: column; background: var(--paper); color: var(--text); cursor: default;
  box-shadow: 0 0 2rem rgba(0, 0, 0, 0.5); animation: appear 0.16s ease-out;
}
.panel:focus-visible { outline-offset: -2px; outline-width: 1px; outline-color: var(--line); }
.bar { display: flex; align-items: center; justify-content: space-between; flex: none; padding-block: 0.4rem; padding-inline: 1.25rem 0.5rem; }
.bar h2 { flex: 1; min-inline-size: 0; }
.column, .columns { flex: 1; min-block-size: 0; display: flex; flex-direction: column; }
.wide-panel { inline-size: 100%; background: var(--ground); }
.wide-panel > * { inline-size: 100%; max-inline-size: 72rem; margin-inline: auto; }
.wide-panel > .tabs { justify-content: flex-start; }
.wide-panel .tab { flex: 0 1 8rem; }
.columns { flex-direction: row; gap: 1.25rem; padding: 0 1.25rem 1.25rem; }
.columns > .content { flex: 1 1 0; }
.columns > .of-chat { margin-block-start: 1.25rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--paper); }
.wide-panel .card, .wide-panel .status { background: var(--paper); }
.content {
  flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; display: flex; flex-direction: column; gap: 1.1rem;
  padding: 1.25rem; padding-block-end: calc(1.25rem + env(safe-area-inset-bottom, 0px));
}
.content > * { flex: none; }
.of-chat { padding: 0; gap: 0; overflow: hidden; }
.of-chat > .card { margin: 1rem; }
.card, .group { display: flex; flex-direction: column; gap: 0.75rem; }
.card { padding: 1rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--ground); }
.group + .group { padding-block-start: 1.1rem; border-block-start: 1px solid var(--line); }

.tabs { display: flex; flex: none; padding-inline: 0.5rem; border-block-end: 1px solid var(--line); }
.tab {
  flex: 1; flex-direction: column; gap: 0.1rem; position: relative; min-inline-size: 0; min-block-size: 3.25rem; padding: 0.35rem 0.1rem;
  border: 0; border-block-end: 3px solid transparent; border-radius: 0; color: var(--muted); font-size: 0.8rem;
}
.tab:hover { color: var(--text); background: var(--hover); }
.tab[aria-selected="true"] { color: var(--text); border-block-end-color: var(--mark); font-weight: 600; }
.tab:focus-visible { outline-offset: -3px; }
.tab .icon { font-size: 1.05rem; }
.tab-name { max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.news {
  position: absolute; inset-block-start: 0.25rem; inset-inline-start: calc(50% + 0.35rem); min-inline-size: 1.5em; padding-inline: 0.35em;
  border-radius: 1em; background: #ff8a80; color: #101010; font-size: 0.7rem; font-weight: 700; line-height: 1.5;
}

.labelled { display: flex; flex-direction: column; gap: 0.35rem; }
.labelled > span { font-size: 0.875rem; color: var(--muted); }
.field {
  inline-size: 100%; min-block-size: 2.75rem; padding: 0.4em 0.75em; border: 1px solid var(--muted); border-radius: 0.4rem;
  background: var(--paper); color: var(--text); text-overflow: ellipsis;
}
.field::placeholder { color: var(--muted); opacity: 1; }
.field[aria-invalid="true"] { border-color: var(--bad); }
.problem { font-size: 0.875rem; padding-inline-start: 0.6rem; border-inline-start: 3px solid var(--bad); }
.check { display: flex; align-items: flex-start; gap: 0.65rem; min-block-size: 1.75rem; padding-block: 0.2rem; cursor: pointer; }
.check input {
  appearance: none; display: grid; place-content: center; inline-size: 1.25rem; block-size: 1.25rem; margin: 0.1rem 0 0; flex: none;
  border: 2px solid var(--muted); border-radius: 0.2rem; cursor: pointer;
}
.check input:checked { border-color: var(--mark); background: var(--accent); }
.check input:checked::before {
  content: ""; inline-size: 0.85rem; block-size: 0.85rem; background: var(--on-accent);
  clip-path: polygon(12% 50%, 0 62%, 38% 98%, 100% 22%, 87% 12%, 37% 74%);
}
.choice { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0; padding: 0; border: 0; min-inline-size: 0; }
.choice legend { padding: 0; margin-block-end: 0.35rem; font-size: 0.875rem; color: var(--muted); }
.choice.stacked { flex-direction: column; gap: 0.1rem; }
.option { position: relative; cursor: pointer; }
.option > span {
  display: inline-flex; align-items: center; min-block-size: 2.25rem; padding: 0.2em 0.8em; border: 1px solid var(--line); border-radius: 2em;
  background: var(--hover); font-size: 0.9rem; font-variant-numeric: tabular-nums;
}
.option:hover > span { border-color: var(--muted); }
.option input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
.option input:checked + span { background: var(--accent); border-color: var(--mark); color: var(--on-accent); }
.option input:focus-visible + span { outline: 2px solid var(--text); outline-offset: 2px; }
.stacked .option > span { inline-size: 100%; gap: 0.65rem; border-color: transparent; background: none; border-radius: 0.4rem; padding-inline: 0.2em; font-size: 1rem; }
.stacked .option > span::before {
  content: ""; box-sizing: border-box; inline-size: 1.25rem; block-size: 1.25rem; flex: none; border: 2px solid var(--muted); border-radius: 50%;
}
.stacked .option input:checked + span { background: none; border-color: transparent; color: var(--text); }
.stacked .option input:checked + span::before { border-color: var(--mark); background: radial-gradient(closest-side, var(--mark) 52%, transparent 58%); }
.waiting { display: flex; align-items: center; gap: 0.75rem; }
.spinner { inline-size: 1.25rem; block-size: 1.25rem; border: 2px solid var(--line); border-block-start-color: var(--mark); border-radius: 50%; flex: none; animation: turn 0.9s linear infinite; }
.primary .spinner { border-color: transparent; border-block-start-color: currentColor; }
.beside-each-other { display: flex; gap: 0.5rem; }
.grows { flex: 1; min-inline-size: 0; }
.square { inline-size: 2.75rem; padding: 0; flex: none; }

@media (max-width: 600px) {
  .panel {
    inset-block-start: auto; inset-block-end: var(--keyboard, 0px); inline-size: 100%; max-block-size: min(85vh, calc(100vh - var(--keyboard, 0px)));
    border-radius: 1rem 1rem 0 0;
  }
  .panel:has(.of-chat) { block-size: 65vh; }
}
@media (max-width: 600px) and (orientation: portrait) {
  .panel.over-film { block-size: 65vh; max-block-size: min(65vh, calc(100vh - var(--keyboard, 0px))); }
}
@media (forced-colors: active) {
  .check input { appearance: auto; }
  .option input:checked + span { outline: 3px solid Highlight; }
  .tab[aria-selected="true"] { border-block-end-color: Highlight; }
}
@media (prefers-reduced-motion: reduce) {
  .panel { animation: none; }
  .spinner { animation-duration: 4s; }
}
`;
