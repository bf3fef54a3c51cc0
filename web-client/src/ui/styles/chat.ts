/** The chat. */
export const CHAT = `
.log { flex: 1 1 0; min-block-size: 6rem; overflow-y: auto; overscroll-behavior: contain; padding: 0.75rem 1rem; display: flex; flex-direction: column; }
.log:focus-visible { outline-offset: -2px; }
.log .empty { margin: auto; text-align: center; }
.lines { margin-block-start: auto; display: flex; flex-direction: column; }
.line { display: flex; align-items: flex-start; gap: 0.6rem; padding-block: 0.1rem; padding-inline-start: 2.6rem; }
.line.first { padding-inline-start: 0; margin-block-start: 0.7rem; }
.line .avatar { inline-size: 2rem; block-size: 2rem; margin-block-start: 0.15rem; font-size: 0.75rem; }
.said { flex: 1; min-inline-size: 0; }
.by { font-size: 0.85rem; }
.by .name { font-weight: 600; }
.by time { white-space: nowrap; }
.text { overflow-wrap: anywhere; }
.text a { color: inherit; text-decoration: underline; text-decoration-color: var(--mark); text-decoration-thickness: 2px; text-underline-offset: 0.15em; }
.text a:hover { background: var(--hover); }
.at {
  display: inline; min-block-size: 0; padding: 0.1em 0.35em; border: 0; border-radius: 0.3em; background: var(--hover);
  font-variant-numeric: tabular-nums; text-decoration: underline; text-decoration-color: var(--mark); text-underline-offset: 0.15em;
}
span.at { text-decoration: none; }
.at.quiet { flex: none; min-block-size: 24px; min-inline-size: 24px; padding-block: 0; background: none; color: var(--muted); font-size: 0.75rem; line-height: 24px; }
button.at:hover { background: var(--accent); color: var(--on-accent); }
.newest { align-self: center; min-block-size: 2.25rem; margin-block: -2.75rem 0.5rem; background: var(--paper); z-index: 1; border-radius: 2em; box-shadow: 0 0.2rem 0.8rem rgba(0, 0, 0, 0.4); }
.foot {
  flex: none; display: flex; flex-direction: column; gap: 0.5rem; padding: 0 1rem 0.75rem;
  padding-block-end: calc(0.75rem + env(safe-area-inset-bottom, 0px)); border-block-start: 1px solid var(--line);
}
.typing { min-block-size: 1.45em; margin-block-start: 0.25rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.reactions { display: grid; grid-template-columns: repeat(6, 1fr); gap: 0.1rem; margin: 0; padding: 0; border: 0; min-inline-size: 0; }
.reactions legend { position: absolute; }
.emoji { min-block-size: 2.25rem; padding: 0; font-size: 1.25rem; line-height: 1; }
.emoji:hover { background: var(--hover); }
.emoji:active { transform: scale(1.2); }
.composer { display: flex; align-items: flex-end; gap: 0.5rem; }
.composer textarea { flex: 1; resize: none; max-block-size: 7.5rem; overflow-y: auto; padding-block: 0.6em; line-height: 1.35; }

@media (max-width: 600px) {
  .reactions { display: flex; overflow-x: auto; scrollbar-width: none; }
  .emoji { flex: 1 0 2.25rem; }
}
`;
