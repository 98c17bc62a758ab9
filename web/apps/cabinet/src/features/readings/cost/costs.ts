/** What a chart tells when it shows money, or the zones of the tariff, instead of energy alone. */
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import type { BarChartProps } from "@personal-cabinet/ui/chart/bar-chart";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isField } from "../is-field";
import type { Shown } from "../readings-address";
import { queryOf } from "../use-consumption";

/** What of the chart is another than when it shows energy. */
export type ToldOtherwise = Partial<BarChartProps>;

export type CostProps = { meter: MeterOut; shown: Shown; data: ConsumptionOut };

/** What keeps the place of a part until it is known whether there are costs. */
export type ToCome = { toCome?: ReactNode };

/** What the address says is shown; nothing = energy. */
export const MODES = ["cost", "zones"] as const;
export type Mode = (typeof MODES)[number];

/**
 * The same period with costs and zones; undefined until it is there, or of another than is shown,
 * null when it does not come.
 * A field of hours has no room for them: of it the sum alone is told, by longer points.
 */
export function useCosts({ meter, shown, data }: CostProps): ConsumptionOut | null | undefined {
  const field = isField(data);
  const of = field ? { ...shown, step: undefined } : shown;
  const more = { cost: true, zones: true } as const;
  const { data: costs, isError } = useQuery(queryOf(meter.id, of, more));
  const same = costs?.start === data.start && costs?.end === data.end;
  if (same && (field || costs.points.length === data.points.length)) return costs;
  return isError ? null : undefined;
}
