/** What «Проверить» found out: which server answered, or why none did and what to do. */
import type { CheckOut } from "@personal-cabinet/api/wizard";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./connection.module.css";
import { DatabaseAnswer } from "./database-answer";
import type { Checked } from "./use-check";

function Success({ answer, place }: { answer: CheckOut; place: string }) {
  const { t } = useTranslation();
  const version = `PostgreSQL ${answer.databases[0]?.server_version ?? ""}`;
  return (
    <Alert
      type="success"
      showIcon
      title={t("connection:check.connected", { place })}
      description={t("connection:check.version", { version })}
    />
  );
}

/**
 * Settings of the server that the manual wants otherwise, by their own names, and what else is to
 * be known, by names in capitals; each once, whoever has met it.
 */
function Warnings({ answer }: { answer: CheckOut }) {
  const { t } = useTranslation();
  const all = answer.databases.flatMap((one) => one.warnings);
  const known = [...new Map(all.map((one) => [one.name, one])).values()];
  if (known.length === 0) return null;
  return (
    <Alert
      className={styles.warnings ?? ""}
      type="warning"
      showIcon
      title={t("connection:warnings.title")}
      description={
        <>
          {known.some(({ name }) => name === name.toLowerCase()) && t("connection:warnings.text")}
          <ul>
            {known.map(({ name, present, wanted }) => (
              <li key={name}>
                {t(`connection:warnings.${name}`, {
                  present,
                  wanted,
                  defaultValue: t("connection:warnings.setting", { name, present, wanted }),
                })}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

export function CheckResult({ checked, onMake }: { checked: Checked; onMake: () => void }) {
  const { t } = useTranslation();
  const shown = () => {
    if (checked.kind === "running") {
      const words = checked.making ? "connection:check.making" : "connection:check.running";
      return <Alert type="info" showIcon title={t(words)} />;
    }
    if (checked.kind === "refused") return <FormAlert error={checked.error} />;
    if (checked.kind === "none") return null;
    const { answer, connection } = checked;
    if (answer.ok) {
      const place = `${connection.host}:${connection.port}`;
      return (
        <>
          <Success answer={answer} place={place} />
          <Warnings answer={answer} />
        </>
      );
    }
    const bad = answer.databases.filter((one) => !one.ok);
    return bad.map((found) => (
      <DatabaseAnswer
        key={found.service}
        found={found}
        several={answer.databases.length > 1}
        onMake={onMake}
      />
    ));
  };
  return (
    <div className={styles.result} role="status">
      {shown()}
    </div>
  );
}
