/** A list of meters or places, whose labels take two lines where one is too narrow. */
import { AntdLook } from "@personal-cabinet/ui/theme/antd-look";
import { Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./meter-select.module.css";

export type SeveralMetersProps = {
  value: string;
  options: { value: string; label: ReactNode }[];
  onChange: (value: string) => void;
};

export function Component({ value, options, onChange }: SeveralMetersProps) {
  const { t } = useTranslation();
  // Not every page that offers it is made of antd.
  return (
    <AntdLook>
      <Select
        aria-label={t("meter.one")}
        className={styles.select}
        value={value}
        onChange={onChange}
        options={options}
      />
    </AntdLook>
  );
}
