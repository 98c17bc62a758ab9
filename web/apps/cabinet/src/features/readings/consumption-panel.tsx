/** The chosen period: its total, the way up, the chart or its table, or an offer when there is nothing. */
import CalendarOutlined from "@ant-design/icons/CalendarOutlined";
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatEnergy, unitWord } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Bar } from "@personal-cabinet/ui/chart/bar";
import { BarChart } from "@personal-cabinet/ui/chart/bar-chart";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { finer, startOf } from "@personal-cabinet/ui/period/period";
import { periodName } from "@personal-cabinet/ui/period/period-words";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { getConsumption } from "../../shared/api/get-consumption";
import { channelKey } from "../../shared/channels";
import { barsOf, lastDayOf } from "../../shared/consumption-bars";
import styles from "./readings.module.css";
import type { Shown } from "./readings-address";
import { WayUp } from "./way-up";

export type ConsumptionPanelProps = {
  meter: MeterOut;
  shown: Shown;
  onChange: (change: Partial<Shown>) => void;
};

const HEIGHT = 430;

function Nothing({ meter, shown, onChange }: ConsumptionPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const period = periodName(shown.date, shown.interval, language);
  const last = meter.last_day && startOf(meter.last_day, shown.interval);
  const elsewhere = last && last !== shown.date ? last : null;
  return (
    <Empty
      icon={<CalendarOutlined />}
      title={t("readings.nothing", { period })}
      text={
        meter.last_day
          ? t("readings.lastDay", { day: formatDate(meter.last_day) })
          : t("readings.never")
      }
      action={
        elsewhere && (
          <Button type="primary" onClick={() => onChange({ date: elsewhere })}>
            {t("readings.show", { period: periodName(elsewhere, shown.interval, language) })}
          </Button>
        )
      }
    />
  );
}

/** Why a total is not the whole one: days are missing, or the period is still going on. */
function fullnessOf(
  data: ConsumptionOut,
  now: Date,
): "readings.incomplete" | "readings.goesOn" | null {
  if (data.complete) return null;
  const gap = data.points.some((point) => !point.complete && new Date(point.end) <= now);
  return gap ? "readings.incomplete" : "readings.goesOn";
}

function Heading({ data, period }: { data: ConsumptionOut; period: string }) {
  const fullness = fullnessOf(data, new Date());
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div>
      <p className={styles.soft}>{t("readings.total", { period })}</p>
      <p className={styles.total}>
        {data.total === null ? "—" : formatEnergy(data.total, data.unit, language)}
      </p>
      <p className={styles.soft}>{fullness ? t(fullness) : "\u00a0"}</p>
    </div>
  );
}

export function ConsumptionPanel({ meter, shown, onChange }: ConsumptionPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  const { channel, interval, date, period: kind } = shown;
  const consumption = useQuery({
    queryKey: ["consumption", meter.id, { channel, interval, date, period: kind }],
    queryFn: () => getConsumption(meter.id, { channel, interval, date, period: kind }),
  });

  const view = params.get("view") === "table" ? "table" : "chart";
  const setView = (next: "chart" | "table") => {
    const changed = new URLSearchParams(params);
    if (next === "table") changed.set("view", next);
    else changed.delete("view");
    setParams(changed, { replace: true });
  };

  const below = finer(interval);
  const drill = (data: ConsumptionOut) => (bar: Bar) => {
    const point = data.points.find((one) => one.start === bar.key);
    if (point && below) onChange({ interval: below, date: startOf(lastDayOf(point), below) });
  };

  return (
    <Panel>
      <WayUp shown={shown} onChange={onChange} />
      <Fetched query={consumption} loading={<Loading height={HEIGHT} />}>
        {(data) => {
          if (data.points.every((point) => point.value === null)) {
            return <Nothing meter={meter} shown={shown} onChange={onChange} />;
          }
          const name =
            kind === "billing"
              ? `${formatDate(data.start)} – ${formatDate(lastDayOf(data))}`
              : periodName(date, interval, language);
          return (
            <BarChart
              title={t("readings.title", { channel: t(channelKey(channel)), period: name })}
              bars={barsOf(data, language)}
              unit={unitWord(data.unit, language)}
              total={data.total}
              complete={data.complete}
              view={view}
              onView={setView}
              onDrill={below ? drill(data) : undefined}
              heading={<Heading data={data} period={name} />}
            />
          );
        }}
      </Fetched>
    </Panel>
  );
}
