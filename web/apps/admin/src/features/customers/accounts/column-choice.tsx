/** Which columns the list shows; the number always is there. */
import { Button, Checkbox, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { COLUMNS, type ColumnName, USUAL } from "./account-columns";
import styles from "./accounts.module.css";

export type ColumnChoiceProps = {
  shown: readonly ColumnName[];
  onChange: (shown: ColumnName[]) => void;
};

export function ColumnChoice({ shown, onChange }: ColumnChoiceProps) {
  const { t } = useTranslation("accounts");
  const toggle = (name: ColumnName) =>
    onChange(COLUMNS.filter((one) => (one === name ? !shown.includes(one) : shown.includes(one))));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <fieldset className={styles.columns}>
          <legend className="visually-hidden">{t("columns.title")}</legend>
          {COLUMNS.map((name) => (
            <Checkbox
              key={name}
              checked={shown.includes(name)}
              disabled={name === "number"}
              onChange={() => toggle(name)}
            >
              {t(`column.${name}`)}
            </Checkbox>
          ))}
          <Button type="link" onClick={() => onChange([...USUAL])}>
            {t("columns.usual")}
          </Button>
        </fieldset>
      }
    >
      <Button>{t("columns.title")}</Button>
    </Popover>
  );
}
