/** What lies over the page: notices, what others do, reactions, the countdown. */
export const OVERLAY = `
.notices { position: fixed; z-index: 99999; inset-block-start: 4.25rem; inset-inline: 0; display: flex; justify-content: center; padding-inline: 1rem; pointer-events: none; }
.notice {
  display: flex; align-items: center; gap: 0.75rem; max-inline-size: 34rem; padding-block: 0.35rem; padding-inline: 1rem 0.35rem;
  border: 1px solid var(--line); border-inline-start: 4px solid var(--accent); border-radius: 0.5rem; background: var(--paper); color: var(--text);
  box-shadow: 0 0.4rem 1.5rem rgba(0, 0, 0, 0.5); pointer-events: auto; cursor: default; animation: appear 0.16s ease-out;
}
.notice.error { border-inline-start-color: var(--bad); }
.notice > span:not(.spinner) { flex: 1; padding-block: 0.35rem; overflow-wrap: anywhere; }

.waits, .return { position: fixed; z-index: 99996; inset-block-end: 8rem; inset-inline: 0; display: flex; justify-content: center; padding-inline: 1rem; pointer-events: none; }
.return { inset-block-end: 6rem; }
.return .name { font-weight: 600; }

.toasts {
  position: fixed; z-index: 99995; inset-block-end: 8rem; inset-inline-start: 1.5rem; display: flex; flex-direction: column; align-items: flex-start; gap: 0.4rem;
  max-inline-size: min(24rem, calc(100vw - 3rem)); pointer-events: none;
}
.toast {
  display: flex; align-items: center; gap: 0.6rem; padding: 0.4rem 0.9rem; border-radius: 1.2rem; background: rgba(16, 16, 16, 0.82); color: #fff;
  font-size: 0.95rem; overflow-wrap: anywhere; animation: appear 0.2s ease-out;
}
.toast.said { padding-inline-start: 0.4rem; }
.toast .avatar { inline-size: 1.75rem; block-size: 1.75rem; font-size: 0.7rem; }
.toast .name { font-weight: 600; }
.toast .words { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }

.floating { position: fixed; z-index: 99994; inset-block-end: 9rem; inset-inline-end: 1.5rem; inline-size: 18rem; block-size: 50vh; max-inline-size: 60vw; pointer-events: none; overflow: hidden; }
.rising {
  position: absolute; inset-block-end: 0; display: flex; flex-direction: column; align-items: center; gap: 0.15rem; max-inline-size: 5rem;
  animation: rise 4s ease-out forwards;
}
.sign { font-size: 2.5rem; line-height: 1.1; filter: drop-shadow(0 0.1rem 0.3rem rgba(0, 0, 0, 0.6)); }
.from { max-inline-size: 100%; padding-inline: 0.5em; border-radius: 1em; background: rgba(16, 16, 16, 0.75); color: #fff; font-size: 0.75rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.column-0 { inset-inline-start: 0; }
.column-1 { inset-inline-start: 50%; }
.column-2 { inset-inline-start: 25%; }
.column-3 { inset-inline-start: 72%; }
.column-4 { inset-inline-start: 38%; }

.counting { position: fixed; z-index: 99996; inset: 0; display: grid; place-items: center; padding: 1rem; pointer-events: none; }
.count {
  display: flex; flex-direction: column; align-items: center; gap: 0.4rem; min-inline-size: min(18rem, 100%); padding: 1.25rem 2rem; border: 1px solid var(--line);
  border-radius: 1rem; background: var(--paper); color: var(--text); text-align: center; pointer-events: auto; box-shadow: 0 0.5rem 2.5rem rgba(0, 0, 0, 0.7);
}
.number { font-size: 4.5rem; font-weight: 700; line-height: 1; font-variant-numeric: tabular-nums; animation: pop 0.3s ease-out; }

.blocked { position: fixed; z-index: 99997; inset: 0; display: grid; place-items: center; padding: 1rem; pointer-events: none; }
.blocked button {
  gap: 1rem; padding: 1.1rem 1.75rem; border-radius: 0.75rem; text-align: start; pointer-events: auto;
  box-shadow: 0 0.5rem 2.5rem rgba(0, 0, 0, 0.7);
}
.blocked .icon { inline-size: 2.75rem; block-size: 2.75rem; }
.blocked strong { display: block; font-size: 1.35rem; }
.blocked small { display: block; font-size: 0.95rem; font-weight: 400; }

@media (min-width: 601px) {
  .notices.beside, .waits.beside, .counting.beside { inset-inline-end: 23rem; }
  .floating.beside { inset-inline-end: 24rem; }
}
@media (max-width: 600px) {
  .notices { inset-block-start: 1rem; }
  .floating { inline-size: 12rem; }
  .return { inset-block-end: calc(4.5rem + env(safe-area-inset-bottom, 0px)); }
  .return .notice { flex-wrap: wrap; padding-block: 0.6rem; }
  .return .notice > span { flex-basis: 100%; padding-block: 0; }
  .return .primary { flex: 1; }
}
@keyframes appear { from { opacity: 0; transform: translateY(0.5rem); } }
@keyframes turn { to { transform: rotate(1turn); } }
@keyframes pop { from { transform: scale(1.5); opacity: 0.3; } }
@keyframes rise {
  from { opacity: 0; transform: translateY(2rem) scale(0.6); }
  12% { opacity: 1; transform: none; }
  70% { opacity: 1; }
  to { opacity: 0; transform: translateY(-45vh); }
}
@keyframes fade { from { opacity: 0; } 12%, 70% { opacity: 1; } to { opacity: 0; } }
@media (prefers-reduced-motion: reduce) {
  .notice, .toast, .number { animation: none; }
  .rising { animation-name: fade; }
}
`;
