/** The rare choices behind one button, which says what is chosen: a phone's first screen is the chart's. */
import DownOutlined from "@ant-design/icons/DownOutlined";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./readings.module.css";

export type SettingsProps = {
  /** What is chosen now, in a few words. */
  chosen: (string | undefined)[];
  children: ReactNode;
};

export function Settings({ chosen, children }: SettingsProps) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.settings}>
      <button
        type="button"
        className={styles.opener}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span>
          <strong>{t("readings.settings")}</strong>
          <small>{chosen.filter(Boolean).join(" · ")}</small>
        </span>
        <DownOutlined className={open ? styles.turned : undefined} aria-hidden="true" />
      </button>
      <div id={id} className={styles.rare} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
}
