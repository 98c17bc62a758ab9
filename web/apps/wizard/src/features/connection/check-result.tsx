/** What «Проверить» found out: which server answered, or why none did and what to do. */
import type { CheckOut } from "@personal-cabinet/api/wizard";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { isOutOfReach, reasonWords } from "../../shared/reason-words";
import styles from "./connection.module.css";

export type Checked =
  | { kind: "none" }
  | { kind: "running" }
  | { kind: "refused"; error: unknown }
  | { kind: "answer"; answer: CheckOut; place: string };

export function CheckResult({ checked }: { checked: Checked }) {
  const { t } = useTranslation();
  const shown = () => {
    if (checked.kind === "running") {
      return <Alert type="info" showIcon title={t("connection:check.running")} />;
    }
    if (checked.kind === "refused") return <FormAlert error={checked.error} />;
    if (checked.kind === "none") return null;
    const { answer, place } = checked;
    const version = answer.server_version ? `PostgreSQL ${answer.server_version}` : "";
    if (answer.ok) {
      return (
        <Alert
          type="success"
          showIcon
          title={t("connection:check.connected", { place })}
          description={t("connection:check.version", { version })}
        />
      );
    }
    const words = reasonWords(t, answer.message_code, answer.detail);
    const known = [version, answer.detail].filter(Boolean).join(", ");
    const said = isOutOfReach(answer.message_code, answer.detail) ? "detail" : "answered";
    return (
      <Alert
        type="error"
        showIcon
        title={words.title}
        description={
          <>
            {words.advice}
            {known && (
              <div className={styles.detail}>{t(`connection:check.${said}`, { known })}</div>
            )}
          </>
        }
      />
    );
  };
  return (
    <div className={styles.result} role="status">
      {shown()}
    </div>
  );
}
