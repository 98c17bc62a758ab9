/** A period's total, why it is not the whole one, what was not measured, how it compares. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { unsoundWords } from "@personal-cabinet/ui/chart/bar-words";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { compare, comparisonWords } from "../../shared/comparison";
import { spanName, totalOf } from "../../shared/consumption-bars";
import { gapsOf } from "../../shared/gaps";
import styles from "./readings.module.css";
import { TAKES_FOCUS } from "./use-kept-focus";

const MOST_GAPS = 3;

/** `Период ещё не закончился`, `Нет части данных: 3 ноября, 7–9 ноября`; null of a whole one. */
export function fullnessWords(t: TFunction, data: ConsumptionOut, language: Language) {
  const total = totalOf(data);
  if (total.complete) return null;
  if (total.running) return t("readings.goesOn");
  const gaps = gapsOf(data, language);
  if (gaps.length === 0) return t("readings.incomplete");
  const days = gaps.slice(0, MOST_GAPS).join(", ");
  const others = gaps.length - MOST_GAPS;
  return others > 0
    ? t("readings.moreGaps", { days, count: others })
    : t("readings.gaps", { days });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export type ConsumptionHeadingProps = {
  data: ConsumptionOut;
  other: ConsumptionOut | undefined;
  /** What went the other way in the same period. */
  given?: ConsumptionOut | undefined;
  /** Keeps the place of the words of comparison. */
  compared: boolean;
  wayUp: ReactNode;
};

export function ConsumptionHeading({
  data,
  other,
  given,
  compared,
  wayUp,
}: ConsumptionHeadingProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const exact = (value: number) => formatEnergy(value, data.unit, language);
  const notes = [fullnessWords(t, data, language), ...unsoundWords(t, totalOf(data), exact)];
  const comparison = compare(data, other);
  return (
    <div>
      <div className={styles.heading}>
        {wayUp}
        <h2 className={styles.periodName} tabIndex={-1} {...{ [TAKES_FOCUS]: "" }}>
          {t("readings.total", { period: spanName(data, language) })}
        </h2>
      </div>
      <p className={styles.total}>
        {data.total === null ? "—" : formatEnergy(data.total, data.unit, language, 1)}
      </p>
      {typeof given?.total === "number" && (
        <p className={styles.given}>
          {t("readings:given", { value: formatEnergy(given.total, given.unit, language, 1) })}
        </p>
      )}
      {compared && (
        <p className={`${styles.soft} ${styles.comparison}`}>
          {other && comparison
            ? capital(comparisonWords(t, comparison, data, other, language))
            : "\u00a0"}
        </p>
      )}
      <p className={styles.soft}>{notes.filter(Boolean).join("; ") || "\u00a0"}</p>
    </div>
  );
}
