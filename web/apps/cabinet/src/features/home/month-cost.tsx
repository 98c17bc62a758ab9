/** What the month of the main page has cost so far; nothing where the supplier keeps no prices. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { formatRoubles } from "@personal-cabinet/i18n/roubles";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { consumptionQuery } from "../../shared/api/get-consumption";
import russian from "./words/ru";

export const words = sectionWords("home", russian, () => import("./words/en"));

export function Component({ month }: { month: ConsumptionOut }) {
  const { t } = useTranslation("home");
  const language = useLanguage();
  const { data } = useQuery(
    consumptionQuery(month.meter_id, {
      channel: month.channel,
      interval: "month",
      date: month.first_day,
      period: "calendar",
      cost: true,
    }),
  );
  if (typeof data?.cost !== "number") return null;
  return <>{t("line", { cost: formatRoubles(data.cost, language, 0) })}</>;
}
