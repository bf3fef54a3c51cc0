import { BASE } from './styles/base.ts';
import { CHAT } from './styles/chat.ts';
import { OLDER } from './styles/older.ts';
import { OVERLAY } from './styles/overlay.ts';
import { PANEL } from './styles/panel.ts';
import { ROOM } from './styles/room.ts';

/** The look of everything in the shadow root. */
const CSS = [BASE, PANEL, ROOM, CHAT, OVERLAY, OLDER].join('');

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
