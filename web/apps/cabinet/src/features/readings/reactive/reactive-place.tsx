/** The place below the chart where reactive energy stands when it is wanted; it is kept from the beginning. */
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import type { ChartView } from "@personal-cabinet/ui/chart/bar-chart";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { PageBoundary } from "@personal-cabinet/ui/page/page-boundary";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { Suspense } from "react";
import { channelsOf } from "../../../shared/channels";
import { reactiveOf, type Shown } from "../readings-address";
import styles from "./reactive.module.css";

// Wanted by few.
const ReactiveChart = lazyPage(() => import("./reactive-chart"));

/** How high its chart is with all that stands around it, and its table beside its rows. */
const HEIGHTS = {
  wide: { chart: 356, head: 112, row: 49 },
  phone: { chart: 402, head: 156, row: 46 },
};
const PARTED = 37;

/** What it takes below the chart, from the line that parts them on. */
export function reactiveHeight(phone: boolean): number {
  return PARTED + HEIGHTS[phone ? "phone" : "wide"].chart;
}

export type ReactivePlaceProps = {
  meter: MeterOut;
  shown: Shown;
  /** Day of the month on which the shown periods begin. */
  firstDay: number;
  onChange: (change: Partial<Shown>) => void;
  view: ChartView;
  /** What stands above it. */
  active: ConsumptionOut;
};

export function ReactivePlace(props: ReactivePlaceProps) {
  const { meter, shown, view, active } = props;
  const phone = usePhone();
  const channel = reactiveOf(channelsOf(meter.channels));
  if (!shown.reactive || shown.channel !== "A+" || !channel) return null;
  const { chart, head, row } = HEIGHTS[phone ? "phone" : "wide"];
  // A table has a row for each point, its own head and the sum.
  const table = head + (active.points.length + 2) * row;
  const toCome = <Loading height={view === "table" ? table : chart} />;
  return (
    <div className={styles.place}>
      <PageBoundary page="" without={null}>
        <Suspense fallback={toCome}>
          <ReactiveChart {...props} channel={channel} toCome={toCome} />
        </Suspense>
      </PageBoundary>
    </div>
  );
}
