/** What to show: meter, kind of energy, interval, period. */
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { INTERVALS, startOf } from "@personal-cabinet/ui/period/period";
import { PeriodPicker } from "@personal-cabinet/ui/period/period-picker";
import { Segmented, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { channelKey, channelsOf } from "../../shared/channels";
import { MeterSelect } from "../../shared/meter-select";
import styles from "./readings.module.css";
import { firstDayOf, inOtherKind, type PeriodKind, type Shown } from "./readings-address";

export type ChoicesProps = {
  meters: MeterOut[];
  meter: MeterOut;
  shown: Shown;
  billingDay: number;
  onChange: (change: Partial<Shown>) => void;
};

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}

export function Choices({ meters, meter, shown, billingDay, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const today = todayAt(meter.time_zone);
  const firstDay = firstDayOf(shown.period, billingDay);
  return (
    <div className={styles.choices}>
      <Choice label={t("meter.one")}>
        <MeterSelect
          meters={meters}
          value={meter.id}
          onChange={(id) => onChange({ meter: String(id) })}
        />
      </Choice>
      <Choice label={t("readings.channel")}>
        <Select
          aria-label={t("readings.channel")}
          style={{ width: "100%" }}
          value={shown.channel}
          onChange={(channel) => onChange({ channel })}
          options={channelsOf(meter.channels).map((channel) => ({
            value: channel,
            label: t(channelKey(channel)),
          }))}
        />
      </Choice>
      <Choice label={t("readings.interval")}>
        <Segmented
          block
          aria-label={t("readings.interval")}
          value={shown.interval}
          onChange={(interval) =>
            onChange({ interval, date: startOf(shown.date, interval, firstDay) })
          }
          options={INTERVALS.map((value) => ({ value, label: t(`interval.${value}`) }))}
        />
      </Choice>
      <Choice label={t("readings.period")}>
        <PeriodPicker
          interval={shown.interval}
          day={shown.date}
          onChange={(date) => onChange({ date })}
          first={meter.first_day}
          last={today}
          firstDay={firstDay}
        />
      </Choice>
      <Choice label={t("readings.kind")}>
        <Segmented<PeriodKind>
          block
          aria-label={t("readings.kind")}
          disabled={shown.interval === "day"}
          value={shown.period}
          onChange={(period) => onChange(inOtherKind(shown, period, billingDay, today))}
          options={[
            { value: "calendar", label: t("readings.calendar") },
            { value: "billing", label: t("readings.billing") },
          ]}
        />
      </Choice>
    </div>
  );
}
