/** One of many kinds that a list is narrowed to, or any of them. */
import { Select } from "antd";
import { useId } from "react";
import styles from "./filter-select.module.css";

type Option = { value: string; label: string };

export type FilterSelectProps = {
  label: string;
  /** What is said for no choice. */
  any: string;
  value: string | undefined;
  options: Option[];
  onChange: (value: string | undefined) => void;
};

export function FilterSelect({ label, any, value, options, onChange }: FilterSelectProps) {
  const id = useId();
  // A value from the address that is not among the options is still a filter that is on.
  const known = value === undefined || options.some((option) => option.value === value);
  const all = [{ value: "", label: any }, ...(known ? [] : [{ value, label: value }]), ...options];
  return (
    <div className={styles.named}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value ?? ""}
        options={all}
        popupMatchSelectWidth={false}
        onChange={(chosen) => onChange(chosen || undefined)}
      />
    </div>
  );
}
