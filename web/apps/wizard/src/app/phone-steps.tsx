/** The steps on a phone: where one is, and the whole list behind a button. */
import DownOutlined from "@ant-design/icons/DownOutlined";
import UpOutlined from "@ant-design/icons/UpOutlined";
import type { StateOut } from "@personal-cabinet/api/wizard";
import { StepList } from "@personal-cabinet/ui/steps/step-list";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { currentId, stepsOf } from "../shared/steps";
import styles from "./frame.module.css";

export function PhoneSteps({ state }: { state: StateOut }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const list = useId();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step has been chosen
  useEffect(() => setOpen(false), [pathname]);
  const steps = stepsOf(state, t);
  const current = currentId(pathname);
  const here = steps.find(
    (step) => step.id === current || step.subSteps.some((sub) => sub.id === current),
  );
  const sub = here?.subSteps.find((one) => one.id === current);
  return (
    <div className={styles.compact}>
      <button
        type="button"
        className={styles.opener}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.where}>
          <span className={styles.of}>
            {here
              ? t("steps.of", { number: here.number, total: steps.length })
              : t("common:steps.list")}
          </span>
          <span className={styles.name}>
            {here?.title}
            {sub && `: ${sub.number} ${sub.title}`}
          </span>
        </span>
        <span aria-hidden="true">{open ? <UpOutlined /> : <DownOutlined />}</span>
      </button>
      <div id={list} className={styles.list} hidden={!open}>
        <StepList steps={steps} current={current} />
      </div>
    </div>
  );
}
