/** How grave an event is: an icon, a colour and a word, so that the colour is never the only sign. */
import ExclamationCircleFilled from "@ant-design/icons/ExclamationCircleFilled";
import InfoCircleFilled from "@ant-design/icons/InfoCircleFilled";
import WarningFilled from "@ant-design/icons/WarningFilled";
import { useTranslation } from "react-i18next";
import styles from "./severity.module.css";

export type SeverityLevel = "critical" | "warning" | "info";

const ICONS = {
  critical: <ExclamationCircleFilled />,
  warning: <WarningFilled />,
  info: <InfoCircleFilled />,
};

export function Severity({ level, count }: { level: SeverityLevel; count?: number }) {
  const { t } = useTranslation("common");
  return (
    <span className={`${styles.severity} ${styles[level]}`}>
      <span aria-hidden="true">{ICONS[level]}</span>
      {t(`severity.${level}`)}
      {count !== undefined && <strong>{count}</strong>}
    </span>
  );
}
