/** The supplier's logo as the sign beside its name, at every place that has one (base.css). */

export type Logo = { address: string; width: number; height: number };

/** Wider ones are drawn smaller: the name needs the room. */
const WIDEST = 4;

/** How wide the sign's box is, in heights. */
export function boxOf({ width, height }: Logo): number {
  const ratio = width / height;
  return Number.isFinite(ratio) ? Math.min(Math.max(ratio, 1), WIDEST) : 1;
}

/** Shows the logo, or without one the product's own sign. */
export function showLogo(logo: Logo | null | undefined): void {
  const { style, classList } = document.documentElement;
  // A quote in it would end the address.
  if (logo && /^[\w/.-]+$/.test(logo.address)) {
    style.setProperty("--supplier-logo", `url("${logo.address}")`);
    style.setProperty("--supplier-logo-box", String(boxOf(logo)));
    classList.add("has-logo");
  } else {
    classList.remove("has-logo");
  }
}
