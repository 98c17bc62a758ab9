/** The pictures of the help, as `make pictures` has taken them, with the room that each takes. */
import type { Language } from "@personal-cabinet/i18n/language";
import sizes from "./pictures/sizes.json";

const FILES = import.meta.glob<string>("./pictures/*/*.png", {
  eager: true,
  query: "?url",
  import: "default",
});
const SIZES: Record<string, number[] | undefined> = sizes;

export type HelpPicture = { address: string; width: number; height: number };

/** A picture by its name; null for one that nobody has taken yet. */
export function pictureOf(language: Language, name: string): HelpPicture | null {
  const address = FILES[`./pictures/${language}/${name}.png`];
  const [width, height] = SIZES[`${language}/${name}`] ?? [];
  return address && width && height ? { address, width, height } : null;
}
