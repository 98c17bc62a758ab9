import { type ConsumptionOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

export type ConsumptionQuestion = {
  channel: ConsumptionOut["channel"];
  interval: ConsumptionOut["interval"];
  /** Any day of the period, `YYYY-MM-DD`, at the meter's place. */
  date: string;
  period: "calendar" | "billing";
};

/** A meter's consumption in the period: a day by its intervals, a month by days, a year by months. */
export function getConsumption(
  meterId: ConsumptionOut["meter_id"],
  question: ConsumptionQuestion,
): Promise<ConsumptionOut> {
  const told = dataOf(
    cabinetApi.GET("/api/cabinet/meters/{meter_id}/consumption", {
      params: { path: { meter_id: meterId }, query: question },
    }),
  );
  // What is asked by interval and date is answered with both.
  return told as Promise<ConsumptionOut>;
}
