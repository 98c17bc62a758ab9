/** Both versions of a group that two people have changed: mine, and what is there now. */
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { FieldName, Values } from "./groups";
import styles from "./settings.module.css";
import { useValueWords } from "./use-value-words";

export type ConflictProps = {
  fields: FieldName[];
  mine: Values;
  now: Values;
  onKeep: () => void;
  onTake: () => void;
};

export function Conflict({ fields, mine, now, onKeep, onTake }: ConflictProps) {
  const { t } = useTranslation("settings");
  const words = useValueWords();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className={styles.conflict ?? ""}
      title={t("conflict.title")}
      description={
        <>
          <table className={styles.versions}>
            <thead>
              <tr>
                <th scope="col">{t("conflict.field")}</th>
                <th scope="col">{t("conflict.mine")}</th>
                <th scope="col">{t("conflict.now")}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((name) => (
                <tr key={name}>
                  <th scope="row">{t(`field.${name}`)}</th>
                  <td>{words(name, mine[name])}</td>
                  <td>{words(name, now[name])}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={styles.acts}>
            <Button onClick={onTake}>{t("conflict.take")}</Button>
            <Button onClick={onKeep}>{t("conflict.keep")}</Button>
          </div>
        </>
      }
    />
  );
}
