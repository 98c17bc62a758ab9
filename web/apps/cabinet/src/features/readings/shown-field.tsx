/** A period of so many points that they are a field of shades, not bars. */
import { formatLongDate, formatWeekday } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { daysOf, heatOf } from "./consumption-heat";
import { ShownChart, type ShownDataProps } from "./shown-chart";

export function Component(props: ShownDataProps) {
  const language = useLanguage();
  const { data } = props;
  const nameOfDay = (day: string) =>
    `${formatLongDate(day, language)}, ${formatWeekday(day, language)}`;
  return (
    <ShownChart
      {...props}
      field={(bars) => ({
        heat: heatOf(data, bars, language),
        rows: data.step === "hour" ? daysOf(data, bars, nameOfDay) : undefined,
      })}
    />
  );
}
