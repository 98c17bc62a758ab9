/** The supplier as this browser knows it, so that a page begins in its name, colours and logo. */
import { type Brand, brandOf } from "@personal-cabinet/ui/theme/brand";
import { boxOf, type Logo } from "@personal-cabinet/ui/theme/logo";

export type Look = {
  name: string;
  color?: string | undefined;
  logo?: Logo | null | undefined;
  phone?: string | undefined;
  hours?: string | undefined;
  /** For who reads English; empty: `hours` do. */
  hours_en?: string | undefined;
};

/** The hours as they are said in this language, as far as the supplier has said them in it. */
export function hoursIn(language: string, said: Pick<Look, "hours" | "hours_en">) {
  return (language === "en" && said.hours_en) || said.hours;
}

/** `entrance/look.js` reads it before anything is drawn. */
export type RememberedLook = Partial<Look> & { brand?: Brand; logoBox?: number };

const REMEMBERED = "supplier";

function logoOf(value: unknown): Logo | null {
  const { address, width, height } = (value ?? {}) as Record<string, unknown>;
  const known = typeof address === "string" && Number(width) > 0 && Number(height) > 0;
  return known ? { address, width: Number(width), height: Number(height) } : null;
}

export function rememberedLook(): RememberedLook {
  try {
    const look = JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}") as Record<string, unknown>;
    const text = (value: unknown) => (typeof value === "string" ? value : undefined);
    return {
      name: text(look.name),
      color: text(look.color),
      logo: logoOf(look.logo),
      phone: text(look.phone),
      hours: text(look.hours),
      hours_en: text(look.hours_en),
    };
  } catch {
    return {};
  }
}

export function rememberLook({ name, color, logo, phone, hours, hours_en }: Look): void {
  const drawn = { brand: brandOf(color), logoBox: logo ? boxOf(logo) : undefined };
  const look: RememberedLook = { name, color, logo, phone, hours, hours_en, ...drawn };
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(look));
  } catch {
    // Storage may be forbidden.
  }
}
