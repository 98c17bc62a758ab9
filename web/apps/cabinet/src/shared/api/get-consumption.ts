import { type ConsumptionOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** How long each point is: as measured, or so long. */
export type Step = ConsumptionOut["step"];

export type ConsumptionQuestion = {
  channel: ConsumptionOut["channel"];
  interval: ConsumptionOut["interval"];
  /** Any day of the period, `YYYY-MM-DD`, at the meter's place. */
  date: string;
  period: "calendar" | "billing";
  /** Missing = as is usual: a day by what was measured, a month by days, a year by months. */
  step?: Step | undefined;
  /** Also what it cost, and how much fell into each tariff zone. */
  cost?: true;
  zones?: true;
};

/** Thousands of hours come as columns, a fifteenth of the bytes, and so does what reads them. */
async function whole(answer: ConsumptionOut): Promise<ConsumptionOut> {
  if (!answer.columns) return answer;
  const { withPoints } = await import("./consumption-columns");
  return withPoints(answer);
}

const shaped = (question: ConsumptionQuestion) =>
  question.step === "hour" ? { ...question, points: "columns" as const } : question;

/** A meter's consumption in the period: a day by its intervals, a month by days, a year by months. */
export function getConsumption(
  meterId: ConsumptionOut["meter_id"],
  question: ConsumptionQuestion,
): Promise<ConsumptionOut> {
  const told = dataOf(
    cabinetApi.GET("/api/cabinet/meters/{meter_id}/consumption", {
      params: { path: { meter_id: meterId }, query: shaped(question) },
    }),
  );
  // What is asked by interval and date is answered with both.
  return told.then((answer) => whole(answer as ConsumptionOut));
}

/** The same of an account: the sum of its places. */
export function getAccountConsumption(
  accountId: number,
  question: ConsumptionQuestion,
): Promise<ConsumptionOut> {
  const told = dataOf(
    cabinetApi.GET("/api/cabinet/accounts/{account_id}/consumption", {
      params: { path: { account_id: accountId }, query: shaped(question) },
    }),
  );
  return told.then(({ account_id: _, ...told }) =>
    whole({ ...told, meter_id: 0 } as ConsumptionOut),
  );
}

/** All places of an account together. */
export type Account = { account: number };

/** Ask by the period's first day: another of its days would be kept as another question. */
export function consumptionQuery(
  of: ConsumptionOut["meter_id"] | Account,
  question: ConsumptionQuestion,
) {
  return queryOptions({
    queryKey: ["consumption", of, question],
    queryFn: () =>
      typeof of === "number"
        ? getConsumption(of, question)
        : getAccountConsumption(of.account, question),
    // Thousands of hours are too much to be kept on a device.
    meta: question.step ? {} : KEPT,
  });
}
