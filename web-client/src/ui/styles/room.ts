/** A party's people, its invite and its queue. */
export const ROOM = `
.room { display: flex; flex-direction: column; gap: 0.4rem; }
.room-id { font-size: 1.25rem; font-weight: 600; overflow-wrap: anywhere; user-select: all; }
.code { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.1rem 0.6rem; }
.tags { display: flex; flex-wrap: wrap; gap: 0.4rem; }
.tag {
  display: inline-flex; align-items: center; gap: 0.3em; padding: 0.1em 0.6em; border: 1px solid var(--line); border-radius: 1em;
  background: var(--hover); font-size: 0.8rem; white-space: nowrap;
}
.tag .icon { inline-size: 1.1em; block-size: 1.1em; }
.status { display: grid; grid-template-columns: auto 1fr; gap: 0.4rem 1rem; padding: 0.75rem 1rem; border-radius: 0.6rem; background: var(--ground); border: 1px solid var(--line); }
.status dt { color: var(--muted); }
.status dd { display: flex; align-items: center; gap: 0.5rem; font-variant-numeric: tabular-nums; }
.dot { inline-size: 0.65rem; block-size: 0.65rem; border-radius: 50%; flex: none; background: var(--muted); }
.dot.good { background: var(--good); }
.dot.busy { background: var(--busy); }
.dot.bad { background: var(--bad); }

.soon strong { font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.invite { display: flex; flex-direction: column; gap: 0.6rem; }
.qr { display: block; inline-size: min(100%, 16rem); margin-inline: auto; border-radius: 0.4rem; }

.people { display: flex; flex-direction: column; margin-block-start: 0.4rem; }
.person { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem; min-block-size: 3.25rem; padding-block: 0.3rem; }
.person + .person, .entry + .entry { border-block-start: 1px solid var(--line); }
.who { flex: 1; min-inline-size: 0; display: flex; flex-direction: column; }
.name { overflow-wrap: anywhere; }
.strong { font-weight: 600; }
.who > .muted { font-size: 0.85rem; }
.offset, .seconds { font-variant-numeric: tabular-nums; }
.away .avatar { opacity: 0.45; }
.avatar {
  position: relative; display: inline-flex; align-items: center; justify-content: center; flex: none; inline-size: 2.25rem; block-size: 2.25rem;
  border-radius: 50%; overflow: hidden; color: #fff; font-size: 0.85rem; font-weight: 600; background: #00658a;
}
.avatar img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
.colour-1 { background: #7b4fa3; }
.colour-2 { background: #2e7045; }
.colour-3 { background: #a13d5a; }
.colour-4 { background: #8a5a00; }
.colour-5 { background: #4a5bb0; }
.menu { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 0.5rem; padding-block: 0.25rem 0.5rem; padding-inline-start: 3rem; }
.menu button { flex: 1; }

.now { display: flex; flex-direction: column; overflow-wrap: anywhere; }
.now .muted { font-size: 0.85rem; }
.queue { list-style: none; margin: 0; padding: 0; counter-reset: place; }
.entry { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; padding-block: 0.6rem 0.4rem; counter-increment: place; }
.entry::before { content: counter(place); min-inline-size: 1.2em; color: var(--muted); font-variant-numeric: tabular-nums; }
.tools { flex-basis: 100%; display: flex; justify-content: flex-end; }
.small { inline-size: 2.25rem; min-block-size: 2.25rem; }
[aria-disabled="true"] { opacity: 0.4; cursor: default; }
`;
