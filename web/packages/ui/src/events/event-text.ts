/** What is told of an event: the dictionary's words, else what the supplier says, else its code. */
import type { TFunction } from "i18next";

type Told = { entry: string | null; text: string | null; code: string };

/** Where the words could not be fetched, only what the event itself says. */
export function eventText({ entry, text, code }: Told, t: TFunction): string {
  if (entry) return t(`events:entries.${entry}.text`, { defaultValue: text || code });
  return text || t("events:unknown", { code, defaultValue: code });
}

export function eventAdvice({ entry }: Told, t: TFunction): string {
  return entry ? t(`events:entries.${entry}.advice`) : t("events:unknownAdvice");
}
