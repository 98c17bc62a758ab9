/** Reactive energy of the shown days: a chart of its own, its sum, and how much it is beside the active one. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";
import { formatEnergy, formatNumber, unitWord } from "@personal-cabinet/i18n/numbers";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { BarChart } from "@personal-cabinet/ui/chart/bar-chart";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { type Channel, channelKey } from "../../../shared/channels";
import { barsOf, spanName, stridesOf, totalOf } from "../../../shared/consumption-bars";
import { fullnessWords } from "../consumption-heading";
import { drillInto } from "../drill";
import { isField } from "../is-field";
import { queryOf } from "../use-consumption";
import styles from "./reactive.module.css";
import type { ReactivePlaceProps } from "./reactive-place";
import { tangentOf } from "./tangent";
import russian from "./words/ru";

export const words = sectionWords("reactive", russian, () => import("./words/en"));

type ReactiveChartProps = ReactivePlaceProps & { channel: Channel; toCome: ReactNode };

export function Component({ toCome, ...props }: ReactiveChartProps) {
  const { meter, shown, channel, active } = props;
  // Beside a field of hours stand bars of days: they are told apart at a glance.
  const step = isField(active) ? undefined : shown.step;
  const reactive = useQuery({
    ...queryOf(meter.id, { ...shown, channel, step }),
    placeholderData: keepPreviousData<ConsumptionOut>,
  });
  return (
    <Fetched query={reactive} loading={toCome}>
      {(data) => <Reactive {...props} data={data} />}
    </Fetched>
  );
}

function Reactive({
  shown,
  firstDay,
  onChange,
  view,
  active,
  channel,
  data,
}: Omit<ReactiveChartProps, "toCome"> & { data: ConsumptionOut }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const exact = (value: number) => formatEnergy(value, data.unit, language);
  const nothing = data.points.every((point) => point.value === null);
  // Of several places together it would be the tangent of none of them.
  const tangent = shown.account ? null : tangentOf(data, active);
  const ratio = tangent && formatNumber(tangent.value, language, 2);
  const told = ratio && t(tangent.whole ? "reactive:tangent" : "reactive:part", { ratio });
  const fullness = nothing ? t("reactive:none") : fullnessWords(t, data, language);
  return (
    <section aria-labelledby={id} className={styles.reactive}>
      <BarChart
        small
        title={t("readings.title", {
          channel: t(channelKey(channel)),
          period: spanName(data, language),
        })}
        bars={barsOf(data, language)}
        strides={stridesOf(data)}
        unit={unitWord(data.unit, language)}
        total={totalOf(data)}
        view={view}
        onDrill={drillInto(data, firstDay, onChange)}
        heading={
          <>
            <h3 id={id} className={styles.name}>
              {t(channelKey(channel))}
            </h3>
            <p className={styles.total}>{data.total === null ? "—" : exact(data.total)}</p>
            <p className={styles.tangent}>{told || "\u00a0"}</p>
            <p className={styles.soft}>{fullness || "\u00a0"}</p>
          </>
        }
      />
    </section>
  );
}
