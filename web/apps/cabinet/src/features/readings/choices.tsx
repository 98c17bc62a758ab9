/** What to show of a meter: which one, which kind of energy, which kind of period, beside what. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { NativeSelect } from "@personal-cabinet/ui/form/native-select";
import { Segments } from "@personal-cabinet/ui/form/segments";
import { INTERVALS, startOf } from "@personal-cabinet/ui/period/period";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { channelKey, channelsOf } from "../../shared/channels";
import { MeterSelect } from "../../shared/meter-select";
import styles from "./readings.module.css";
import {
  COMPARED,
  firstDayOf,
  inOtherKind,
  type PeriodKind,
  rememberCompared,
  type Shown,
} from "./readings-address";

export type ChoicesProps = {
  meters: MeterOut[];
  meter: MeterOut;
  shown: Shown;
  billingDay: number;
  onChange: (change: Partial<Shown>) => void;
};

export function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}

/** Which meter, energy, kind of period and comparison: chosen once, then rarely. */
export function RareChoices({ meters, meter, shown, billingDay, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const channels = channelsOf(meter.channels);
  const compared = shown.interval === "year" ? (["none", "previous"] as const) : COMPARED;
  return (
    <>
      <Choice label={t("meter.one")}>
        <MeterSelect
          meters={meters}
          value={meter.id}
          onChange={(id) => onChange({ meter: String(id) })}
        />
      </Choice>
      <Choice label={t("readings.channel")}>
        {channels.length < 2 ? (
          <div className={styles.only}>{t(channelKey(shown.channel))}</div>
        ) : (
          <NativeSelect
            label={t("readings.channel")}
            value={shown.channel}
            onChange={(channel) => onChange({ channel })}
            options={channels.map((channel) => ({
              value: channel,
              label: t(channelKey(channel)),
            }))}
          />
        )}
      </Choice>
      <Choice label={t("compare.with")}>
        <NativeSelect
          label={t("compare.with")}
          value={compared.find((one) => one === shown.compare) ?? "previous"}
          onChange={(compare) => {
            rememberCompared(compare);
            onChange({ compare });
          }}
          options={compared.map((value) => ({
            value,
            label: t(value === "none" ? "compare.none" : `compare.${value}.${shown.interval}`),
          }))}
        />
      </Choice>
      <Choice label={t("readings.kind")}>
        <Segments<PeriodKind>
          block
          label={t("readings.kind")}
          disabled={shown.interval === "day"}
          value={shown.period}
          onChange={(period) =>
            onChange(inOtherKind(shown, period, billingDay, todayAt(meter.time_zone)))
          }
          options={[
            { value: "calendar", label: t("readings.calendar") },
            { value: "billing", label: t("readings.billing") },
          ]}
        />
      </Choice>
    </>
  );
}

/** Which period: a step back or forth, any one, and how long it is. */
export function PeriodChoices({ meter, shown, billingDay, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const firstDay = firstDayOf(shown.period, billingDay);
  return (
    <>
      <Choice label={t("readings.period")}>
        <PeriodPicker
          interval={shown.interval}
          day={shown.date}
          onChange={(date) => onChange({ date })}
          first={meter.first_day}
          last={todayAt(meter.time_zone)}
          firstDay={firstDay}
        />
      </Choice>
      <Choice label={t("readings.interval")}>
        <Segments
          block
          label={t("readings.interval")}
          value={shown.interval}
          onChange={(interval) =>
            onChange({ interval, date: startOf(shown.date, interval, firstDay) })
          }
          options={INTERVALS.map((value) => ({ value, label: t(`interval.${value}`) }))}
        />
      </Choice>
    </>
  );
}
