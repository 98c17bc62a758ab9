/** Steps with sub-steps, beside the step at hand: what is done, where one is, what is not open yet. */
import CheckOutlined from "@ant-design/icons/CheckOutlined";
import LockOutlined from "@ant-design/icons/LockOutlined";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./steps.module.css";

export type StepState = "todo" | "done" | "locked";

export type SubStep = {
  id: string;
  number: string;
  title: string;
  state: StepState;
  /** Where it is; a locked one has no link. */
  to: string;
  /** Why it is locked, when that is not the order of the steps. */
  note?: string | undefined;
};

export type Step = {
  id: string;
  number: string;
  title: string;
  state: StepState;
  subSteps: SubStep[];
  /** Where a step without sub-steps is. */
  to?: string | undefined;
  note?: string | undefined;
};

function SubStepLine({ sub, current }: { sub: SubStep; current: boolean }) {
  const { t } = useTranslation("common");
  const content: ReactNode = (
    <>
      <span>
        {sub.number} {sub.title}
        {sub.note && <span className={styles.note}>{sub.note}</span>}
      </span>
      <span className="visually-hidden">
        {", "}
        {t(`steps.${sub.state}`)}
      </span>
      <span className={styles.subMark} aria-hidden="true">
        {sub.state === "done" && <CheckOutlined className={styles.isDone} />}
        {sub.state === "locked" && <LockOutlined />}
      </span>
    </>
  );
  if (sub.state === "locked") return <span className={styles.sub}>{content}</span>;
  return (
    <Link className={styles.sub} to={sub.to} aria-current={current ? "step" : undefined}>
      {content}
    </Link>
  );
}

/** `current` is the id of the sub-step at hand. */
export function StepList({ steps, current }: { steps: Step[]; current: string }) {
  const { t } = useTranslation("common");
  return (
    <nav aria-label={t("steps.list")}>
      <ol className={styles.list}>
        {steps.map((step) => {
          const here = step.id === current || step.subSteps.some((sub) => sub.id === current);
          return (
            <li key={step.id} className={styles.step} data-state={here ? "current" : step.state}>
              <div className={styles.head}>
                <span className={styles.badge} aria-hidden="true">
                  {step.state === "done" && !here ? <CheckOutlined /> : step.number}
                </span>
                <span>
                  {step.to && step.state !== "locked" ? (
                    <Link to={step.to} aria-current={step.id === current ? "step" : undefined}>
                      {step.title}
                    </Link>
                  ) : (
                    step.title
                  )}
                  {step.note && <span className={styles.note}>{step.note}</span>}
                </span>
                <span className="visually-hidden">
                  {", "}
                  {t(here ? "steps.current" : `steps.${step.state}`)}
                </span>
              </div>
              {step.subSteps.length > 0 && (
                <ol className={styles.subs}>
                  {step.subSteps.map((sub) => (
                    <li key={sub.id}>
                      <SubStepLine sub={sub} current={sub.id === current} />
                    </li>
                  ))}
                </ol>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
