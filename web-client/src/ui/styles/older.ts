/** For the engines of older televisions, which do not know the logical properties: everything is at least in its place. */
export const OLDER = `
@supports not (inset: 0) {
  .panel { top: 0; right: 0; bottom: 0; width: 23rem; max-width: 100%; }
  .wide-panel { width: 100%; }
  .bar, .content, .log, .foot { padding-left: 1.25rem; padding-right: 1.25rem; }
  .notices, .waits, .return { left: 0; right: 0; }
  .notices { top: 4.25rem; }
  .waits { bottom: 8rem; }
  .return { bottom: 6rem; }
  .toasts { bottom: 8rem; left: 1.5rem; }
  .floating { right: 1.5rem; bottom: 9rem; }
  .rising { bottom: 0; }
  .counting, .blocked, .avatar img, .option input { top: 0; right: 0; bottom: 0; left: 0; }
  .news { top: 0.25rem; left: 55%; }
}
`;
