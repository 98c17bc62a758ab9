/** What opens a bar in detail. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import { endOf } from "@personal-cabinet/ui/period/period";
import type { Shown } from "./readings-address";

/** Shows the month or day of a bar; undefined where there is nothing finer. */
export function drillInto(
  data: ConsumptionOut,
  firstDay: number,
  onChange: (change: Partial<Shown>) => void,
): ((bar: Bar) => void) | undefined {
  const below = data.step === "month" ? "month" : data.interval !== "day" && "day";
  if (!below) return undefined;
  return (bar) => {
    const point = data.points.find((one) => one.start === bar.key);
    if (!point) return;
    const { first_day: date, last_day: end } = point;
    // Days from one to another may begin and end inside months: these parts are opened.
    const part = below === "month" && endOf(date, "month", firstDay) !== end;
    onChange({ interval: part ? "days" : below, date, end, step: undefined });
  };
}
