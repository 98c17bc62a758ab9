/** One sub-step's page: its number and title, what it is for, its content, its buttons. */
import { Panel } from "@personal-cabinet/ui/page/panel";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import styles from "./step-page.module.css";

export type StepPageProps = {
  /** E.g. «1.1», and the step's name above the title. */
  number?: string;
  step: string;
  title: string;
  about?: ReactNode;
  children: ReactNode;
};

export function StepPage({ number, step, title, about, children }: StepPageProps) {
  const { t } = useTranslation();
  const suite = t("title");
  useEffect(() => {
    document.title = `${title} · ${step} · ${suite}`;
  }, [title, step, suite]);
  return (
    <Panel>
      <p className={styles.step}>{step}</p>
      <h1 className={styles.title}>
        {number} {title}
      </h1>
      {about && <p className={styles.about}>{about}</p>}
      {children}
    </Panel>
  );
}
