/** Makes a whole family of colours of the one colour that a supplier chose, readable whatever it is. */

export type Brand = {
  /** Text and buttons: at least 4.5 : 1 against white. */
  main: string;
  strong: string;
  soft: string;
  softer: string;
};

export const DEFAULT_COLOR = "#0e6670";

type Rgb = [number, number, number];

function parse(color: string): Rgb | null {
  const match = /^#?([0-9a-f]{6})$/i.exec(color.trim());
  if (!match?.[1]) return null;
  const value = Number.parseInt(match[1], 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function write(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return a.map((part, index) => part * (1 - share) + (b[index] ?? 0) * share) as Rgb;
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const channel = part / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast of a colour against white. */
export function contrastOnWhite(color: string): number {
  const rgb = parse(color);
  return rgb ? 1.05 / (luminance(rgb) + 0.05) : 1;
}

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const READABLE = 5;

/** The family of a supplier's colour; an unreadable or missing one is darkened or replaced. */
export function brandOf(color: string | undefined): Brand {
  let rgb = parse(color ?? DEFAULT_COLOR) ?? (parse(DEFAULT_COLOR) as Rgb);
  while (1.05 / (luminance(rgb) + 0.05) < READABLE) rgb = mix(rgb, BLACK, 0.06);
  return {
    main: write(rgb),
    strong: write(mix(rgb, BLACK, 0.28)),
    soft: write(mix(rgb, WHITE, 0.88)),
    softer: write(mix(rgb, WHITE, 0.94)),
  };
}

/** Paints the page in a brand. */
export function showBrand(brand: Brand): void {
  const { style } = document.documentElement;
  style.setProperty("--brand", brand.main);
  style.setProperty("--brand-strong", brand.strong);
  style.setProperty("--brand-soft", brand.soft);
  style.setProperty("--brand-softer", brand.softer);
  document.querySelector("meta[name=theme-color]")?.setAttribute("content", brand.main);
}
