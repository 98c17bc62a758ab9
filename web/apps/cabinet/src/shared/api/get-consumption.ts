import { type ConsumptionOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import type { Interval } from "@personal-cabinet/ui/period/period";
import { queryOptions } from "@tanstack/react-query";

/** How long each point is: as measured, or so long. */
export type Step = ConsumptionOut["step"];

/** Local days, `YYYY-MM-DD`: a day, month or year around one, or from one to another. */
type Which =
  | {
      interval: Interval;
      date: string;
      /** Missing = as is usual: a day by what was measured, a month by days, a year by months. */
      step?: Step | undefined;
    }
  | { start: string; end: string; step: Step };

export type ConsumptionQuestion = Which & {
  channel: ConsumptionOut["channel"];
  /** Whose months are meant: the calendar's or the supplier's. */
  period: "calendar" | "billing";
  /** Also what it cost, and how much fell into each tariff zone. */
  cost?: true;
  zones?: true;
};

type Answer = Omit<ConsumptionOut, "interval" | "date"> & {
  interval: Interval | null;
  date: string | null;
};

/** Hundreds of days and thousands of hours come as columns, a fifteenth of the bytes, and so does what reads them. */
async function whole(told: Answer): Promise<ConsumptionOut> {
  const answer: ConsumptionOut = {
    ...told,
    interval: told.interval ?? "days",
    date: told.date ?? told.first_day,
  };
  if (!answer.columns) return answer;
  const { withPoints } = await import("./consumption-columns");
  return withPoints(answer);
}

/** Whether its points may be hundreds. */
const isLong = ({ step }: ConsumptionQuestion) => step === "hour" || step === "day";

const shaped = (question: ConsumptionQuestion) =>
  isLong(question) ? { ...question, points: "columns" as const } : question;

/** A meter's consumption in the period. */
export function getConsumption(
  meterId: ConsumptionOut["meter_id"],
  question: ConsumptionQuestion,
): Promise<ConsumptionOut> {
  const told = dataOf(
    cabinetApi.GET("/api/cabinet/meters/{meter_id}/consumption", {
      params: { path: { meter_id: meterId }, query: shaped(question) },
    }),
  );
  return told.then((answer) => whole(answer as Answer));
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
  return told.then(({ account_id: _, ...told }) => whole({ ...told, meter_id: 0 } as Answer));
}

/** All places of an account together. */
export type Account = { account: number };

/** Whether it is the usual view of its days. Thousands of hours are too much to be kept. */
function isUsual(question: ConsumptionQuestion): boolean {
  return "start" in question ? question.step !== "hour" : !question.step;
}

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
    meta: isUsual(question) ? KEPT : {},
  });
}
