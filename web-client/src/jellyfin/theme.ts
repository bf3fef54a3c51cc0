/**
 * Whether the page is light or dark, as it is and not as it is called: after a reload with another theme than the default
 * one, Jellyfin's older pages have that theme's colours, while its newer parts, and with them the CSS variables and
 * `data-theme`, go back to the default.
 */
export interface Theme {
  readonly light: boolean;
  /** False if the CSS variables are those of another theme than the one that the page shows. */
  readonly variablesFit: boolean;
  /** What the page lies on and what lies on it, as CSS colours, where the variables have others; null where they fit. */
  readonly colours: Colours | null;
  /** True if the accent needs light text on it. The theme's own choice of that is not always legible. */
  readonly darkAccent: boolean;
}

export interface Colours {
  readonly ground: string;
  /** Null where that of any light theme will do. */
  readonly paper: string | null;
}

/** Of Jellyfin's own themes, those with a light ground. */
const LIGHT_THEMES = ['light', 'appletv'];

/** What was seen when the page was last looked at. Over a film there is no ground to look at: it stays as it was. */
export class ThemeWatch {
  private light: boolean | null = null;
  private seen: Theme = { light: false, variablesFit: true, colours: null, darkAccent: false };

  get current(): Theme {
    return this.seen;
  }

  look(): Theme {
    const root = document.documentElement;
    const element = document.querySelector('.backgroundContainer') ?? document.body;
    const ground = getComputedStyle(element).backgroundColor;
    this.light = isLight(ground) ?? this.light;
    const light = this.light ?? LIGHT_THEMES.includes(root.dataset.theme ?? '');
    const variables = getComputedStyle(root);
    const paper = isLight(variables.getPropertyValue('--jf-palette-background-paper'));
    const darkAccent = isDarkAccent(variables.getPropertyValue('--jf-palette-primary-main'));
    const seen = coloursOf(ground, variables.getPropertyValue('--jf-palette-background-default'));
    const colours = seen === undefined ? this.seen.colours : seen;
    this.seen = { light, variablesFit: paper === null || paper === light, colours, darkAccent };
    return this.seen;
  }
}

/**
 * What a ground calls for that is not the one in the variables; null for one that is, undefined for one that can be
 * seen through. On a dark one, as in Jellyfin's own themes, paper is darker still.
 */
export function coloursOf(ground: string, variable: string): Colours | null | undefined {
  const [red = 0, green = 0, blue = 0, alpha = 1] = channels(ground) ?? [0, 0, 0, 0];
  if (alpha < 1) return undefined;
  const light = isLight(ground);
  const parts = [red, green, blue];
  if (parts.join() === channels(variable.trim())?.slice(0, 3).join()) return null;
  return { ground, paper: light ? null : `rgb(${parts.map((part) => Math.round(part * 0.6)).join(', ')})` };
}

/** Null for a colour that can be seen through, and for what is no colour. */
export function isLight(colour: string): boolean | null {
  const parts = channels(colour.trim());
  if (parts === null) return null;
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
  if (alpha < 0.5) return null;
  return (red * 299 + green * 587 + blue * 114) / 1000 > 127;
}

/** Whether white can be read better on that colour than black, by the contrast that WCAG measures. */
export function isDarkAccent(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = channels(colour.trim()) ?? [];
  const linear = (channel: number) => (channel / 255) ** 2.2;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < 0.179;
}

function channels(colour: string): number[] | null {
  const long = colour.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  const hex = /^#(..)(..)(..)$/.exec(long)?.slice(1);
  if (hex !== undefined) return hex.map((two) => Number.parseInt(two, 16));
  const inside = /^rgba?\(([\d.,\s/%]+)\)$/.exec(colour)?.[1];
  return inside === undefined ? null : (inside.match(/[\d.]+/g) ?? []).map(Number);
}
