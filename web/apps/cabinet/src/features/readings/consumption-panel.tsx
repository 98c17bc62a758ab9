/** The chosen period: its total, the way up, the chart or its table, or an offer when there is nothing. */
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatLongDate, formatWeekday, todayAt } from "@personal-cabinet/i18n/dates";
import { unitWord } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import { BarChart, type ChartView } from "@personal-cabinet/ui/chart/bar-chart";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { finer } from "@personal-cabinet/ui/period/period";
import { periodBounds } from "@personal-cabinet/ui/period/period-bounds";
import { useSwipe } from "@personal-cabinet/ui/period/use-swipe";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { usePhone } from "@personal-cabinet/ui/theme/use-phone";
import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { channelKey } from "../../shared/channels";
import {
  barsOf,
  besideGiven,
  besideOther,
  STRIDES,
  spanName,
  totalOf,
} from "../../shared/consumption-bars";
import { ChartDownloads } from "./chart-downloads";
import { ConsumptionHeading } from "./consumption-heading";
import { daysOf, heatOf, isField } from "./consumption-heat";
import { Nothing } from "./nothing";
import { PrintButton, PrintHead } from "./print-sheet";
import styles from "./readings.module.css";
import type { Shown } from "./readings-address";
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

const HEIGHT = 430;
// With the lines above and below the bars, which come with them.
const PHONE_HEIGHT = 490;

function useView(): [ChartView, (next: ChartView) => void] {
  const [params, setParams] = useSearchParams();
  const setView = (next: ChartView) => {
    const changed = new URLSearchParams(params);
    if (next === "table") changed.set("view", next);
    else changed.delete("view");
    setParams(changed, { replace: true });
  };
  return [params.get("view") === "table" ? "table" : "chart", setView];
}

// Below what is looked at first, and needed by few.
const Downloads = lazyPage(() =>
  import("./downloads").then(({ Downloads }) => ({ Component: Downloads })),
);

type ShownDataProps = ConsumptionPanelProps & {
  data: ConsumptionOut;
  other: ConsumptionOut | undefined;
  given: ConsumptionOut | undefined;
  wayUp: ReactNode;
};

function ShownData({
  meter,
  replaced,
  shown,
  onChange,
  data,
  other,
  given,
  wayUp,
}: ShownDataProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [view, setView] = useView();
  const below = data.step === "month" ? "month" : finer(data.interval) && "day";
  const drill = (bar: Bar) => {
    const point = data.points.find((one) => one.start === bar.key);
    if (point && below) onChange({ interval: below, date: point.first_day, step: undefined });
  };
  const field = isField(data);
  const compared = field ? undefined : other;
  const taken = besideOther(barsOf(data, language), data, compared, language);
  const bars = besideGiven(taken, given, language);
  const heat = field ? heatOf(data, bars, language) : undefined;
  const byDays = data.step === "hour" && field;
  const nameOfDay = (day: string) =>
    `${formatLongDate(day, language)}, ${formatWeekday(day, language)}`;
  const title = t("readings.title", {
    channel: t(channelKey(data.channel)),
    period: spanName(data, language),
  });
  return (
    <>
      <PrintHead meter={meter} data={data} />
      <BarChart
        title={title}
        bars={bars}
        heat={heat}
        rows={byDays ? daysOf(data, bars, nameOfDay) : undefined}
        strides={STRIDES[data.interval]}
        unit={unitWord(data.unit, language)}
        total={{ ...totalOf(data), given: given && totalOf(given) }}
        otherName={field ? undefined : other && spanName(other, language)}
        view={view}
        onView={setView}
        onDrill={below ? drill : undefined}
        heading={
          <>
            <ConsumptionHeading
              data={data}
              other={other}
              given={given}
              compared={shown.compare !== "none" && !field}
              wayUp={wayUp}
            />
            {replaced
              .filter(({ removed_on: day }) => day && data.first_day <= day && day <= data.last_day)
              .map(({ id, serial_number, removed_on }) => (
                <p key={id} className={styles.soft}>
                  {t("readings:replaced", {
                    number: serial_number,
                    day: formatDate(removed_on ?? ""),
                  })}
                </p>
              ))}
          </>
        }
        tools={
          <>
            <ChartDownloads meter={meter} data={data} bars={bars} heat={heat} title={title} />
            <PrintButton />
          </>
        }
      />
    </>
  );
}

export function ConsumptionPanel(props: ConsumptionPanelProps & { children: ReactNode }) {
  const { meter, shown, firstDay, onChange, children } = props;
  const { t } = useTranslation();
  const phone = usePhone();
  const { consumption, other, given } = useConsumption(meter, shown, firstDay);
  const panel = useKeptFocus(consumption.isPlaceholderData ? null : consumption.data?.start);
  const { before, after } = periodBounds({
    interval: shown.interval,
    day: shown.date,
    first: meter.first_day,
    last: todayAt(meter.time_zone),
    firstDay,
  });
  // Files are of one place; where nothing was measured there is nothing to take.
  const { data } = consumption;
  const measured = !shown.account && data?.points.some(({ value }) => value !== null) && data;
  const to = (date: string | null) => (date ? () => onChange({ date }) : null);
  const swipe = useSwipe({ onBefore: to(before), onAfter: to(after) });
  const wayUp = <WayUp shown={shown} firstDay={firstDay} onChange={onChange} short={phone} />;
  return (
    <Panel>
      <div ref={panel} aria-busy={consumption.isPlaceholderData || undefined} {...swipe}>
        {meter.until && (
          <p className={styles.soft}>{t("meter.former", { day: formatDate(meter.until) })}</p>
        )}
        {!phone && wayUp}
        <Fetched query={consumption} loading={<Loading height={phone ? PHONE_HEIGHT : HEIGHT} />}>
          {(data) =>
            data.points.every((point) => point.value === null) ? (
              <Nothing
                {...props}
                wayUp={phone && wayUp}
                hidden={data.points.every((point) => point.hidden)}
              />
            ) : (
              <ShownData
                {...props}
                data={data}
                other={other}
                given={given}
                wayUp={phone && wayUp}
              />
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
