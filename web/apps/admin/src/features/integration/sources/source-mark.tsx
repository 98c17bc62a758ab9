import type { SourceOut } from "@personal-cabinet/api/integration";
import { useTranslation } from "react-i18next";
import { stateOf } from "./source-state";
import styles from "./sources.module.css";

/** The state of a source: a word with a colour beside it. */
export function SourceMark({ source }: { source: SourceOut }) {
  const { t } = useTranslation("sources");
  const state = stateOf(source);
  return (
    <span className={styles.mark} data-state={state}>
      {t(`state.${state}`)}
    </span>
  );
}
