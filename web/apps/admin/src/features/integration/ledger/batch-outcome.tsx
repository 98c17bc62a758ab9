/** How a batch ended: an icon and a word, so that the colour is never the only sign. */
import CheckCircleFilled from "@ant-design/icons/CheckCircleFilled";
import CloseCircleFilled from "@ant-design/icons/CloseCircleFilled";
import SyncOutlined from "@ant-design/icons/SyncOutlined";
import WarningFilled from "@ant-design/icons/WarningFilled";
import type { BatchOut } from "@personal-cabinet/api/admin";
import { useTranslation } from "react-i18next";
import { outcomeOf } from "./batch-words";
import styles from "./ledger.module.css";

const ICONS = {
  in_progress: <SyncOutlined />,
  done: <CheckCircleFilled />,
  partly: <WarningFilled />,
  nothing: <CloseCircleFilled />,
  failed: <CloseCircleFilled />,
};

export function BatchOutcome({ batch }: { batch: BatchOut }) {
  const { t } = useTranslation("ledger");
  const outcome = outcomeOf(batch);
  return (
    <span className={styles.outcome} data-outcome={outcome}>
      <span aria-hidden="true">{ICONS[outcome]}</span>
      {t(`outcome.${outcome}`)}
    </span>
  );
}
