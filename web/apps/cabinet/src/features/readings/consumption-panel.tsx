/** The chosen period: its total, the way up, the chart or its table, or an offer when there is nothing. */
import CalendarOutlined from "@ant-design/icons/CalendarOutlined";
import type { ConsumptionOut, MeterOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { formatEnergy, unitWord } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import type { Bar, Sum } from "@personal-cabinet/ui/chart/bar";
import { BarChart } from "@personal-cabinet/ui/chart/bar-chart";
import { unsoundWords } from "@personal-cabinet/ui/chart/bar-words";
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
import { barsOf, totalOf } from "../../shared/consumption-bars";
import styles from "./readings.module.css";
import type { Shown } from "./readings-address";
import { WayUp } from "./way-up";

export type ConsumptionPanelProps = {
  meter: MeterOut;
  shown: Shown;
  /** Day of the month on which the shown periods begin. */
  firstDay: number;
  onChange: (change: Partial<Shown>) => void;
};

const HEIGHT = 430;

function Nothing({
  meter,
  shown,
  firstDay,
  onChange,
  hidden,
}: ConsumptionPanelProps & { hidden: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const named = (day: string) => periodName(day, shown.interval, language, firstDay);
  const last = meter.last_day && startOf(meter.last_day, shown.interval, firstDay);
  const elsewhere = last && last !== shown.date ? last : null;
  return (
    <Empty
      icon={<CalendarOutlined />}
      title={t(hidden ? "readings.notYours" : "readings.nothing", { period: named(shown.date) })}
      text={
        meter.last_day
          ? t("readings.lastDay", { day: formatDate(meter.last_day) })
          : t("readings.never")
      }
      action={
        elsewhere && (
          <Button type="primary" onClick={() => onChange({ date: elsewhere })}>
            {t("readings.show", { period: named(elsewhere) })}
          </Button>
        )
      }
    />
  );
}

/** The total, why it is not the whole one, and what of it was not measured. */
function Heading({ total, unit, period }: { total: Sum; unit: string; period: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const energy = (value: number) => formatEnergy(value, unit, language);
  const fullness = total.complete
    ? []
    : [t(total.running ? "readings.goesOn" : "readings.incomplete")];
  const notes = [...fullness, ...unsoundWords(t, total, energy)];
  return (
    <div>
      <p className={styles.soft}>{t("readings.total", { period })}</p>
      <p className={styles.total}>{total.value === null ? "—" : energy(total.value)}</p>
      <p className={styles.soft}>{notes.join("; ") || "\u00a0"}</p>
    </div>
  );
}

export function ConsumptionPanel(props: ConsumptionPanelProps) {
  const { meter, shown, firstDay, onChange } = props;
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
    if (point && below) onChange({ interval: below, date: point.first_day });
  };

  return (
    <Panel>
      {meter.until && (
        <p className={styles.soft}>{t("meter.former", { day: formatDate(meter.until) })}</p>
      )}
      <WayUp shown={shown} firstDay={firstDay} onChange={onChange} />
      <Fetched query={consumption} loading={<Loading height={HEIGHT} />}>
        {(data) => {
          if (data.points.every((point) => point.value === null)) {
            return <Nothing {...props} hidden={data.points.every((point) => point.hidden)} />;
          }
          const name = periodName(date, interval, language, firstDay);
          const total = totalOf(data);
          return (
            <BarChart
              title={t("readings.title", { channel: t(channelKey(channel)), period: name })}
              bars={barsOf(data, language)}
              unit={unitWord(data.unit, language)}
              total={total}
              view={view}
              onView={setView}
              onDrill={below ? drill(data) : undefined}
              heading={<Heading total={total} unit={data.unit} period={name} />}
            />
          );
        }}
      </Fetched>
    </Panel>
  );
}
