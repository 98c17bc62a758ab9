/** What somebody has named in both languages; where the English name is wanting, the Russian one. */
import type { Language } from "./language";

export type Titled = { title: string; title_en: string };

export const titleIn = (language: Language, { title, title_en }: Titled): string =>
  (language === "en" && title_en) || title;
