/** The supplier's name and colours as this browser knows them, so that a page begins in them. */
import { type Brand, brandOf } from "@personal-cabinet/ui/theme/brand";

export type Look = { name: string; color?: string | undefined };

/** `entrance/look.js` reads it before anything is drawn. */
export type RememberedLook = Partial<Look> & { brand?: Brand };

const REMEMBERED = "supplier";

export function rememberedLook(): RememberedLook {
  try {
    const look = JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}") as Record<string, unknown>;
    const text = (value: unknown) => (typeof value === "string" ? value : undefined);
    return { name: text(look.name), color: text(look.color) };
  } catch {
    return {};
  }
}

export function rememberLook({ name, color }: Look): void {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify({ name, color, brand: brandOf(color) }));
  } catch {
    // Storage may be forbidden.
  }
}
