/** Finds the unusual days of the shown month and hands them to the chart; it draws nothing itself. */
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { formatEnergy, formatNumber } from "@personal-cabinet/i18n/numbers";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Shown } from "../readings-address";
import { unusualDaysQuery } from "./api/list-unusual-days";
import russian from "./words/ru";

export const words = sectionWords("unusual", russian, () => import("./words/en"));

/** Local days, `YYYY-MM-DD`, and what is said of them. */
export type UnlikeDays = ReadonlyMap<string, NonNullable<Bar["unlike"]>>;

type UnusualDaysProps = {
  meter: MeterOut;
  shown: Pick<Shown, "account">;
  data: ConsumptionOut;
  /** Told also when there are none, or it does not come to be known. */
  onFound: (days: UnlikeDays) => void;
};

export function Component({ meter, shown, data, onFound }: UnusualDaysProps) {
  const { t } = useTranslation("unusual");
  const language = useLanguage();
  const { channel, first_day: start, last_day: end } = data;
  const { data: found, isError } = useQuery(
    unusualDaysQuery(shown.account ? { account: Number(shown.account) } : meter.id, {
      channel,
      start,
      end,
    }),
  );
  useEffect(() => {
    if (isError) onFound(new Map());
    if (!found) return;
    const { unit, items } = found;
    const told = items.map(({ day, usual_low, usual_high, more }) => {
      const usual = {
        low: formatNumber(usual_low, language, 1),
        high: formatEnergy(usual_high, unit, language, 1),
      };
      return [day, { more, words: t(more ? "more" : "less", usual) }] as const;
    });
    onFound(new Map(told));
  }, [found, isError, language, t, onFound]);
  // Without an answer the chart is whole all the same.
  return null;
}
