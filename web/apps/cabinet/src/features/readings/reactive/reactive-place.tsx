/** The place below the chart where reactive energy stands when it is wanted; it is kept from the beginning. */
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import type { ChartView } from "@personal-cabinet/ui/chart/bar-chart";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { PageBoundary } from "@personal-cabinet/ui/page/page-boundary";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Suspense } from "react";
import { channelsOf } from "../../../shared/channels";
import { reactiveOf, type Shown } from "../readings-address";
import styles from "./reactive.module.css";

// Wanted by few.
const ReactiveChart = lazyPage(() => import("./reactive-chart"));

/** About as high as it is, with what parts it from the chart. */
export const REACTIVE_HEIGHT = 390;
const ROW = 41;

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
  const channel = reactiveOf(channelsOf(meter.channels));
  if (!shown.reactive || shown.channel !== "A+" || !channel) return null;
  // A table has a row for each point, the head and the sum.
  const rows = (active.points.length + 2) * ROW;
  const toCome = <Loading height={view === "table" ? rows : REACTIVE_HEIGHT} />;
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
