/** When readings are taken, in words. */

import type { FormMeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import type { TFunction } from "i18next";
import { daysLeft } from "../../shared/days-left";

type Window = FormMeterOut["window"];

/** «Принимаем по 26.11.2026 включительно, осталось 5 дней», or when it opens. */
export function windowWords(window: Window, t: TFunction): string {
  if (!window.open) {
    const days = { opens: formatDate(window.opens_on), closes: formatDate(window.closes_on) };
    return `${t("submissions:window.closed")}. ${t("submissions:window.opens", days)}`;
  }
  const left = daysLeft(window);
  const rest =
    left > 0 ? t("submissions:window.left", { count: left }) : t("submissions:window.last");
  return `${t("submissions:window.open", { day: formatDate(window.closes_on) })}, ${rest}`;
}

/** The window that all these meters have; null where they differ. */
export function commonWindow(items: FormMeterOut[]): Window | null {
  const [first] = items;
  const same = items.every(
    ({ window }) =>
      window.open === first?.window.open &&
      window.opens_on === first.window.opens_on &&
      window.closes_on === first.window.closes_on,
  );
  return first && same ? first.window : null;
}
