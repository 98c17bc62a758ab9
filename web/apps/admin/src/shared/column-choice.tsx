/** Which columns a list shows; its first always is there. */
import { Button, Checkbox, Popover } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./column-choice.module.css";
import type { TableColumns } from "./use-columns";

export type ColumnChoiceProps<Name extends string> = {
  table: TableColumns<Name>;
  shown: readonly Name[];
  titleOf: (name: Name) => string;
  onChange: (shown: Name[]) => void;
};

export function ColumnChoice<Name extends string>(props: ColumnChoiceProps<Name>) {
  const { table, shown, titleOf, onChange } = props;
  const { t } = useTranslation("admin");
  const { all, usual } = table;
  const toggle = (name: Name) =>
    onChange(all.filter((one) => (one === name ? !shown.includes(one) : shown.includes(one))));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <fieldset className={styles.columns}>
          <legend className="visually-hidden">{t("columns.title")}</legend>
          {all.map((name) => (
            <Checkbox
              key={name}
              checked={shown.includes(name)}
              disabled={name === all[0]}
              onChange={() => toggle(name)}
            >
              {titleOf(name)}
            </Checkbox>
          ))}
          <Button type="link" onClick={() => onChange([...usual])}>
            {t("columns.usual")}
          </Button>
        </fieldset>
      }
    >
      <Button>{t("columns.title")}</Button>
    </Popover>
  );
}
