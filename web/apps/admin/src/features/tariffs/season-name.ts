/** What a season is called: by its title, or by its days. */
import { formatDayOfMonth } from "@personal-cabinet/i18n/dates";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";

export type Named = {
  title?: { ru: string; en: string } | null;
  /** `MM-DD`. */
  begins: string;
  ends: string;
};

export function seasonName({ title, begins, ends }: Named, language: Language, t: TFunction) {
  if (title) return title[language];
  if (begins === "01-01" && ends === "12-31") return t("tariffs:season.year");
  const day = (border: string) => formatDayOfMonth(`2001-${border}`, language);
  return `${day(begins)} – ${day(ends)}`;
}
