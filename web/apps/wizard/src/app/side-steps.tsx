import type { StateOut } from "@personal-cabinet/api/wizard";
import { StepList } from "@personal-cabinet/ui/steps/step-list";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { currentId, stepsOf } from "../shared/steps";
import styles from "./frame.module.css";

/** All steps, beside the one at hand. */
export function SideSteps({ state }: { state: StateOut }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <div className={styles.side}>
      <StepList steps={stepsOf(state, t)} current={currentId(pathname)} />
    </div>
  );
}
