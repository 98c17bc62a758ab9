/** Makes a whole family of colours of the one colour that a supplier chose, readable whatever it is. */

/**
 * `main` is read on white and white on it, so that it also fills buttons, by day and by night;
 * `night` is read on the dark surfaces. Each has a stronger shade and two for grounds.
 */
export const SHADES = [
  "main",
  "strong",
  "soft",
  "softer",
  "night",
  "night-strong",
  "night-soft",
  "night-softer",
] as const;

/** The shades as `#rrggbb`. */
export type Brand = Record<(typeof SHADES)[number], string>;

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

/** WCAG contrast of two colours; 1 where one of them is none. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)];
  return a && b ? contrast(a, b) : 1;
}

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** The dark surface, as base.css has it, and the lighter one of what lies above the page. */
const NIGHT: Rgb = [26, 35, 44];
const RAISED: Rgb = [33, 45, 56];
const READABLE = 5;

function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function readable(rgb: Rgb, ground: Rgb, towards: Rgb): Rgb {
  let shade = rgb;
  while (contrast(shade, ground) < READABLE) shade = mix(shade, towards, 0.06);
  return shade;
}

/** The family of a supplier's colour; an unreadable or missing one is corrected or replaced. */
export function brandOf(color: string | undefined): Brand {
  const chosen = parse(color ?? DEFAULT_COLOR) ?? (parse(DEFAULT_COLOR) as Rgb);
  const main = readable(chosen, WHITE, BLACK);
  const night = readable(chosen, RAISED, WHITE);
  return {
    main: write(main),
    strong: write(mix(main, BLACK, 0.28)),
    soft: write(mix(main, WHITE, 0.88)),
    softer: write(mix(main, WHITE, 0.94)),
    night: write(night),
    "night-strong": write(mix(night, WHITE, 0.35)),
    "night-soft": write(mix(night, NIGHT, 0.8)),
    "night-softer": write(mix(night, NIGHT, 0.9)),
  };
}

/** Paints the page in a brand; base.css takes the shades of the day or of the night. */
export function showBrand(brand: Brand): void {
  const { style } = document.documentElement;
  for (const shade of SHADES) style.setProperty(`--supplier-${shade}`, brand[shade]);
  document.querySelector("meta[name=theme-color]")?.setAttribute("content", brand.main);
}
