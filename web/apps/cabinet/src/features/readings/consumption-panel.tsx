/** The chosen period: its total, the way up, the chart or its table, or an offer when there is nothing. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate, todayAt } from "@personal-cabinet/i18n/dates";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { daysBounds, periodBounds } from "@personal-cabinet/ui/period/period-bounds";
import { useSwipe } from "@personal-cabinet/ui/period/use-swipe";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { isField, isFieldOf } from "./is-field";
import { Nothing } from "./nothing";
import { reactiveHeight } from "./reactive/reactive-place";
import styles from "./readings.module.css";
import { daysOf, type Shown, stepOf } from "./readings-address";
import { ShownChart } from "./shown-chart";
import { useConsumption } from "./use-consumption";
import { useKeptFocus } from "./use-kept-focus";
import { useView } from "./use-view";
import { WayUp } from "./way-up";

export type ConsumptionPanelProps = {
  meter: MeterOut;
  /** The meters that stood at its place before. */
  replaced: MeterOut[];
  shown: Shown;
  /** Day of the month on which the shown periods begin. */
  firstDay: number;
  onChange: (change: Partial<Shown>) => void;
};

const HEIGHT = 465;
// Within the place that is kept from the heading to the legend, on the smallest phone as well.
const PHONE_HEIGHT = 380;

// Hours of a month or a year are looked at by few.
const ShownField = lazyPage(() => import("./shown-field"));

// Below what is looked at first, and needed by few.
const Downloads = lazyPage(() =>
  import("./downloads").then(({ Downloads }) => ({ Component: Downloads })),
);

/** What shows the period before, and after, where there can be something. */
function besides(shown: Shown, meter: MeterOut, firstDay: number) {
  const bounds = { first: meter.first_day, last: todayAt(meter.time_zone) };
  const { interval, date } = shown;
  if (interval === "days") return daysBounds(daysOf(shown), bounds);
  const { before, after } = periodBounds({ interval, day: date, ...bounds, firstDay });
  const to = (start: string | null) => (start === null ? null : { date: start });
  return { before: to(before), after: to(after) };
}

type PanelProps = ConsumptionPanelProps & {
  /** On a phone the choice of the period, which stays through all its states. */
  period: ReactNode;
  children: ReactNode;
};

export function ConsumptionPanel({ period, children, ...props }: PanelProps) {
  const { meter, shown, firstDay, onChange } = props;
  const { t } = useTranslation();
  const phone = usePhone();
  const [view] = useView();
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  const { consumption, other, awaited, given } = useConsumption(meter, shown, firstDay);
  const panel = useKeptFocus(consumption.isPlaceholderData ? null : consumption.data?.start);
  const { before, after } = besides(shown, meter, firstDay);
  // Files are of one place; where nothing was measured there is nothing to take.
  const { data } = consumption;
  const nothing = data?.points.every(({ value }) => value === null);
  const measured = !shown.account && !nothing && data;
  const to = (days: Partial<Shown> | null) => (days ? () => onChange(days) : null);
  const swipe = useSwipe({ onBefore: to(before), onAfter: to(after) });
  const wayUp = <WayUp shown={shown} firstDay={firstDay} onChange={onChange} short={phone} />;
  const reactive = shown.reactive ? reactiveHeight(phone) : 0;
  const loading = <Loading height={phone ? PHONE_HEIGHT : HEIGHT + reactive} />;
  const field = isFieldOf(shown, stepOf(shown));
  const Chart = data && isField(data) ? ShownField : ShownChart;
  const parts = [
    <div
      key="shown"
      ref={panel}
      className={`${styles.shown} ${field ? styles.field : ""}`}
      aria-busy={consumption.isPlaceholderData || undefined}
      {...swipe}
    >
      {meter.until && (
        <p className={styles.soft}>{t("meter.former", { day: formatDate(meter.until) })}</p>
      )}
      {!phone && wayUp}
      <Fetched query={consumption} loading={loading}>
        {(data) =>
          nothing ? (
            <Nothing
              {...props}
              wayUp={phone && wayUp}
              hidden={data.points.every((point) => point.hidden)}
            />
          ) : (
            <Suspense fallback={loading}>
              <Chart
                data={data}
                {...{ ...props, other, awaited, given }}
                wayUp={phone && wayUp}
                foot={foot}
              />
            </Suspense>
          )
        }
      </Fetched>
    </div>,
    phone && (
      <div key="period" className={styles.period}>
        {period}
      </div>
    ),
  ];
  return (
    <Panel>
      {/* A table is as long as its period has days: whoever looks for another one need not pass it. */}
      {view === "table" ? parts.reverse() : parts}
      {phone && (
        <div ref={setFoot} className={consumption.isError || nothing ? undefined : styles.foot} />
      )}
      {children}
      {measured && (
        <Suspense fallback={null}>
          <Downloads meter={meter} first={measured.first_day} last={measured.last_day} />
        </Suspense>
      )}
    </Panel>
  );
}
