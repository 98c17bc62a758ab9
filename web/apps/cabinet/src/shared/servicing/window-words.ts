/** When an organisation hands readings in, in words. */
import { formatDate } from "@personal-cabinet/i18n/dates";
import type { TFunction } from "i18next";

type Window = { open: boolean; opens_on: string; closes_on: string };

/** Of what manual 004, 3.3 says outside the days for readings; the days as people say them. */
export function closedWords({ opens_on, closes_on }: Window, t: TFunction): string {
  const day = (iso: string) => Number(iso.slice(8));
  return t("cabinet:serving.closed", { from: day(opens_on), to: day(closes_on) });
}

export function nextWords({ opens_on, closes_on }: Window, t: TFunction): string {
  return t("cabinet:serving.next", { opens: formatDate(opens_on), closes: formatDate(closes_on) });
}

export function openWords({ closes_on }: Window, t: TFunction): string {
  return t("cabinet:serving.open", { day: formatDate(closes_on) });
}
