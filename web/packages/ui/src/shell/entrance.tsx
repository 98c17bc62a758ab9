/** The frame of pages before signing in: who the supplier is and what waits inside, beside one form. */
import ThunderboltFilled from "@ant-design/icons/ThunderboltFilled";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./entrance.module.css";

export type EntranceProps = {
  supplier: string;
  /** Welcome text, shown where there is room. */
  intro: ReactNode;
  foot?: ReactNode;
  /** Language switch and links, above the form. */
  tools: ReactNode;
  children: ReactNode;
};

export function Entrance({ supplier, intro, foot, tools, children }: EntranceProps) {
  const { t } = useTranslation("common");
  return (
    <div className={styles.entrance}>
      <header className={styles.intro}>
        <div className={styles.mark}>
          <span className={styles.sign} aria-hidden="true">
            <ThunderboltFilled />
          </span>
          <span>{supplier}</span>
        </div>
        <div className={styles.words}>{intro}</div>
        <div className={styles.foot}>{foot}</div>
      </header>
      <div className={styles.side}>
        <nav className={styles.tools} aria-label={t("shell.tools")}>
          {tools}
        </nav>
        <main className={styles.content} id="content">
          {children}
        </main>
      </div>
    </div>
  );
}
