/** What is told of an event: the dictionary's words, else what the supplier says, else its code. */
import type { ListedEventOut } from "@personal-cabinet/api/cabinet";
import { formatOffset } from "@personal-cabinet/i18n/dates";
import { isoOffset } from "@personal-cabinet/i18n/zones";
import type { TFunction } from "i18next";

type Told = Pick<ListedEventOut, "entry" | "text" | "code">;

export function eventText({ entry, text, code }: Told, t: TFunction): string {
  if (entry) return t(`diagnostics:events.${entry}.text`);
  return text || t("diagnostics:unknown", { code });
}

export function eventAdvice({ entry }: Told, t: TFunction): string {
  return entry ? t(`diagnostics:events.${entry}.advice`) : t("diagnostics:unknownAdvice");
}

/** `UTC+6` when the meter's clock is not the reader's own at that moment, else null. */
export function otherClock(iso: string): string | null {
  const own = isoOffset(-new Date(iso).getTimezoneOffset());
  const told = iso.endsWith("Z") ? "+00:00" : iso.slice(-6);
  return told === own ? null : formatOffset(iso);
}
