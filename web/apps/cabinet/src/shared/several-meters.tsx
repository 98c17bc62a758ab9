/** The list of meters, whose labels take two lines where one is too narrow. */
import { Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./meter-select.module.css";

export type SeveralMetersProps = {
  value: number;
  options: { value: number; label: ReactNode }[];
  onChange: (meterId: number) => void;
};

export function Component({ value, options, onChange }: SeveralMetersProps) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t("meter.one")}
      className={styles.select}
      value={value}
      onChange={onChange}
      options={options}
    />
  );
}
