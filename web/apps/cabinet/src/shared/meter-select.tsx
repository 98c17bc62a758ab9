import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { meterLabels } from "./meter-labels";
import styles from "./meter-select.module.css";

export type MeterSelectProps = {
  meters: MeterOut[];
  value: MeterOut["id"];
  onChange: (meterId: MeterOut["id"]) => void;
};

/** Which meter is meant: a choice when there are several, else its name as plain text. */
export function MeterSelect({ meters, value, onChange }: MeterSelectProps) {
  const { t } = useTranslation();
  const labels = meterLabels(meters, t).map(({ short, more }) => (
    <span key={short} className={styles.label}>
      {short}
      {more && <small>{more}</small>}
    </span>
  ));
  if (meters.length < 2) return <div className={styles.only}>{labels}</div>;
  return (
    <Select
      aria-label={t("meter.one")}
      className={styles.select}
      value={value}
      onChange={onChange}
      options={meters.map((meter, n) => ({ value: meter.id, label: labels[n] }))}
    />
  );
}

/** The meter that an address names, else the first one. */
export function chosenMeter(meters: MeterOut[], id: string | null): MeterOut | undefined {
  return meters.find((meter) => String(meter.id) === id) ?? meters[0];
}

/** One meter for each place, the one in service before those that it has replaced. */
export function placesOf(meters: MeterOut[]): MeterOut[] {
  const first = new Map([...meters].reverse().map((meter) => [meter.usage_point_id, meter]));
  return meters.filter((meter) => first.get(meter.usage_point_id) === meter);
}

/** The place of the meter that an address names, also of a replaced one, else the first place. */
export function chosenPlace(meters: MeterOut[], id: string | null): MeterOut | undefined {
  const meter = chosenMeter(meters, id);
  return placesOf(meters).find((one) => one.usage_point_id === meter?.usage_point_id);
}
