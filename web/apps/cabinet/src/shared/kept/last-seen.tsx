/** Says of what time the figures on the screen are, while the service has not told newer ones. */
import CloudOutlined from "@ant-design/icons/CloudOutlined";
import { formatDayAndTime } from "@personal-cabinet/i18n/dates";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";
import styles from "./last-seen.module.css";
import { useLastSeen } from "./use-last-seen";

export function LastSeenLine() {
  const { t } = useTranslation();
  const language = useLanguage();
  const seen = useLastSeen();
  const at = seen && formatDayAndTime(new Date(seen.at).toISOString(), language);
  return (
    <div className={styles.place} role="status">
      {seen && (
        <p className={seen.how === "awaited" ? `${styles.line} ${styles.awaited}` : styles.line}>
          <CloudOutlined aria-hidden="true" />
          <span>{t(`lastSeen.${seen.how}`, { at })}</span>
        </p>
      )}
    </div>
  );
}
