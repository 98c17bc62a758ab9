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
import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { isField } from "./is-field";
import { Nothing } from "./nothing";
import { reactiveHeight } from "./reactive/reactive-place";
import styles from "./readings.module.css";
import { daysOf, type Shown } from "./readings-address";
import { ShownChart } from "./shown-chart";
import { useConsumption } from "./use-consumption";
import { useKeptFocus } from "./use-kept-focus";
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
// With the lines above and below the bars, which come with them.
const PHONE_HEIGHT = 600;

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

export function ConsumptionPanel(props: ConsumptionPanelProps & { children: ReactNode }) {
  const { meter, shown, firstDay, onChange, children } = props;
  const { t } = useTranslation();
  const phone = usePhone();
  const { consumption, other, awaited, given } = useConsumption(meter, shown, firstDay);
  const panel = useKeptFocus(consumption.isPlaceholderData ? null : consumption.data?.start);
  const { before, after } = besides(shown, meter, firstDay);
  // Files are of one place; where nothing was measured there is nothing to take.
  const { data } = consumption;
  const measured = !shown.account && data?.points.some(({ value }) => value !== null) && data;
  const to = (days: Partial<Shown> | null) => (days ? () => onChange(days) : null);
  const swipe = useSwipe({ onBefore: to(before), onAfter: to(after) });
  const wayUp = <WayUp shown={shown} firstDay={firstDay} onChange={onChange} short={phone} />;
  const reactive = shown.reactive ? reactiveHeight(phone) : 0;
  const loading = <Loading height={(phone ? PHONE_HEIGHT : HEIGHT) + reactive} />;
  const Chart = data && isField(data) ? ShownField : ShownChart;
  return (
    <Panel>
      <div ref={panel} aria-busy={consumption.isPlaceholderData || undefined} {...swipe}>
        {meter.until && (
          <p className={styles.soft}>{t("meter.former", { day: formatDate(meter.until) })}</p>
        )}
        {!phone && wayUp}
        <Fetched query={consumption} loading={loading}>
          {(data) =>
            data.points.every((point) => point.value === null) ? (
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
                />
              </Suspense>
            )
          }
        </Fetched>
      </div>
      {children}
      {measured && (
        <Suspense fallback={null}>
          <Downloads meter={meter} first={measured.first_day} last={measured.last_day} />
        </Suspense>
      )}
    </Panel>
  );
}
