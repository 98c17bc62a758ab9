/** What a server said when it was asked, or why it is not the one and what to do. */
import type { ServerCheckOut } from "@personal-cabinet/api/wizard";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { serverWords } from "../../shared/server-words";
import styles from "./servers.module.css";

export type Asked =
  | { kind: "none" }
  | { kind: "running" }
  | { kind: "refused"; error: unknown }
  | { kind: "answer"; answer: ServerCheckOut; place: string };

export function ServerResult({ asked, which }: { asked: Asked; which: "source" | "systems" }) {
  const { t } = useTranslation();
  const shown = () => {
    if (asked.kind === "running") return <Alert type="info" showIcon title={t("servers:asking")} />;
    if (asked.kind === "refused") return <FormAlert error={asked.error} />;
    if (asked.kind === "none") return null;
    const { answer, place } = asked;
    if (answer.ok) {
      return <Alert type="success" showIcon title={t(`servers:${which}.answers`, { place })} />;
    }
    const words = serverWords(t, answer.outcome, answer.detail);
    return (
      <Alert
        type="error"
        showIcon
        title={words.title}
        description={
          <>
            {words.advice}
            {words.detail && (
              <div className={styles.detail}>{t("servers:met", { detail: words.detail })}</div>
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
