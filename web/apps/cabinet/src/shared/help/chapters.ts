/**
 * How to use the cabinet, chapter by chapter. The texts come by themselves, in one language: they
 * are long, and few readers need them.
 */
import type { Language } from "@personal-cabinet/i18n/language";

export const CHAPTERS = [
  "sign-in",
  "registration",
  "account",
  "meter",
  "chart",
  "table",
  "submissions",
  "cost",
  "diagnostics",
  "support",
  "services",
  "outages",
  "information",
  "notices",
  "profile",
  "servicing",
] as const;

export type ChapterName = (typeof CHAPTERS)[number];

export type Chapter = {
  title: string;
  /**
   * An empty line parts paragraphs, «1. » begins a step, «- » an item of a list, and a line
   * `[name]` is the place of a picture. What stands in quotes are words of pages, as they are there.
   */
  text: string;
  /** What each picture shows, for who does not see it. */
  pictures: Record<string, string>;
};

export type Chapters = Record<ChapterName, Chapter>;
/** In a file of their own. */
export type LaterChapters = Pick<
  Chapters,
  | "diagnostics"
  | "support"
  | "services"
  | "outages"
  | "information"
  | "notices"
  | "profile"
  | "servicing"
>;

export async function loadChapters(language: Language): Promise<Chapters> {
  const loaded = await (language === "en" ? import("./en") : import("./ru"));
  return loaded.default;
}
