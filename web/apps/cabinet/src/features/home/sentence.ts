/** The main page in one sentence: who, how much this month, and how that compares. By rules, rounded. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { formatInMonth } from "@personal-cabinet/i18n/dates";
import { formatEnergy } from "@personal-cabinet/i18n/numbers";
import type { Language } from "@personal-cabinet/i18n/setup";
import type { TFunction } from "i18next";
import { compare, comparisonWords, hasGaps } from "../../shared/comparison";

export type SentenceFacts = {
  name: string;
  /** The place's name, where there are several. */
  place: string | null;
  /** The first measured day that is the reader's. */
  since: string | null;
  month: ConsumptionOut;
  before: ConsumptionOut | null;
  /** At the meter's place. */
  today: string;
};

/** Until then a month without data has only begun: yesterday's values come in the course of a day. */
const BEGINNING = 2;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function sentenceOf(
  t: TFunction,
  { name, place, since, month, before, today }: SentenceFacts,
  language: Language,
  now: Date = new Date(),
): string {
  const energyOf = ({ total, unit, channel }: ConsumptionOut) => {
    const digits = total !== null && Math.abs(total) < 10 ? 1 : 0;
    const amount = formatEnergy(total ?? 0, unit, language, digits);
    const energy = channel === "A-" ? t("home.sentence.fedIn", { energy: amount }) : amount;
    return place ? `${energy} (${place})` : energy;
  };
  const when = formatInMonth(month.first_day, language);
  if (month.total === null) {
    const begins = Number(today.slice(8)) <= BEGINNING;
    if (!begins || !before || before.total === null) {
      return t("home.sentence.none", { name, when });
    }
    const then = capital(formatInMonth(before.first_day, language));
    return t("home.sentence.begun", { name, when: then, energy: energyOf(before) });
  }
  const values = { name, when, energy: energyOf(month) };
  const comparison = before && compare(month, before, now);
  if (comparison) {
    const than = comparisonWords(t, comparison, month, before, language);
    return t("home.sentence.compared", { ...values, than });
  }
  return t(hasGaps(month, since, now) ? "home.sentence.gaps" : "home.sentence.plain", values);
}
