/** What the panels say alike: names of tariffs, differences, what the meter must be able to do. */
import type { AdviceOptionOut, AdviceOut } from "@personal-cabinet/api/cabinet";
import { titleIn } from "@personal-cabinet/i18n/in-language";
import { formatPercent } from "@personal-cabinet/i18n/numbers";
import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { metersShortOf } from "./rules";

export function nameOf({ names, schedule_id }: AdviceOptionOut, t: TFunction<"adviser">): string {
  return schedule_id === null ? t("asNow", { names: names.join(", ") }) : names.join(", ");
}

/** Advice whose tariffs are called in a language; where the English name is wanting, in Russian. */
export function namedIn(language: Language, advice: AdviceOut): AdviceOut {
  const options = advice.options.map((option) => ({
    ...option,
    // Advice that was kept on the device by an earlier version has no English names.
    names: option.names.map((title, at) =>
      titleIn(language, { title, title_en: option.names_en?.[at] ?? "" }),
    ),
  }));
  return { ...advice, options };
}

/** `−1 034 ₽`, `+95 ₽`; of less than a rouble `0 ₽`. */
export function differenceText(kopecks: number, language: Language): string {
  const roubles = Math.round(kopecks / 100);
  const sign = roubles > 0 ? "+" : roubles < 0 ? "−" : "";
  return `${sign}${formatRoubles(Math.abs(roubles) * 100, language, 0)}`;
}

/** A share of one as `34 %`. */
export function percentText(share: number, language: Language, digits = 0): string {
  return formatPercent(100 * share, language, digits);
}

/** What is to be asked before a tariff is changed for one of more zones; nothing when it is known. */
export function useMeterNote(
  advice: AdviceOut,
  option: AdviceOptionOut | undefined,
): string | null {
  const { t } = useTranslation("adviser");
  if (!option || option.present || option.zones.length < 2) return null;
  const short = metersShortOf(advice, option);
  return short.length > 0
    ? t("meter.short", { count: short.length, numbers: short.join(", ") })
    : t("meter.ask");
}
