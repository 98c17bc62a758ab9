/** The days that a list is narrowed to, both inclusive; either may be left open. */
import { Input } from "antd";
import { useId } from "react";
import styles from "./filter-days.module.css";

type Days = { from?: string | undefined; to?: string | undefined };

export type FilterDaysProps = {
  labels: { from: string; to: string };
  days: Days;
  /** Told of the one that has been changed. */
  onChange: (changed: Days) => void;
};

export function FilterDays({ labels, days, onChange }: FilterDaysProps) {
  const id = useId();
  return (["from", "to"] as const).map((name) => (
    <div key={name} className={styles.day}>
      <label htmlFor={`${id}${name}`}>{labels[name]}</label>
      <Input
        id={`${id}${name}`}
        type="date"
        value={days[name] ?? ""}
        min={name === "to" ? days.from : undefined}
        max={name === "from" ? days.to : undefined}
        onChange={(event) => onChange({ [name]: event.target.value || undefined })}
      />
    </div>
  ));
}
