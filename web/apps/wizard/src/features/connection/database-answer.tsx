/** Why one database cannot be used as it is, and what can be done: by the wizard, or by hand. */
import type { DatabaseOut } from "@personal-cabinet/api/wizard";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { isOutOfReach, reasonWords } from "../../shared/reason-words";
import styles from "./connection.module.css";
import { Statements } from "./statements";

export type DatabaseAnswerProps = {
  found: DatabaseOut;
  /** One of several: its service is named. */
  several: boolean;
  /** Makes all that the answers of this check offer. */
  onMake: () => void;
};

export function DatabaseAnswer({ found, several, onMake }: DatabaseAnswerProps) {
  const { t } = useTranslation();
  const { detail, statements, offer } = found;
  const words = reasonWords(t, found.outcome, detail);
  const title = several ? `${t(`services.${found.service}`)}: ${words.title}` : words.title;
  const version = found.server_version ? `PostgreSQL ${found.server_version}` : "";
  const told = found.outcome === "another-service" ? t(`services.${detail}`) : detail;
  const known = [version, told].filter(Boolean).join(", ");
  const ownWords = detail && (found.outcome !== "failed" || isOutOfReach(found.outcome, detail));
  const said = ownWords ? "detail" : "answered";
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={
        <>
          {words.advice}
          {known && <div className={styles.detail}>{t(`connection:check.${said}`, { known })}</div>}
          {offer && (
            <Button className={styles.offer} type="primary" onClick={onMake}>
              {t(`connection:offers.${offer}`)}
            </Button>
          )}
          {found.package && (
            <Statements
              about={t("connection:install")}
              lines={[`apt-get install ${found.package}`]}
            />
          )}
          {!offer && statements.length > 0 && (
            <Statements about={t("connection:statements")} lines={statements} />
          )}
        </>
      }
    />
  );
}
