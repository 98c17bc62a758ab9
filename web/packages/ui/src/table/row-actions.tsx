/** What can be done with a row: its one act as a button, several behind one «⋯». */
import MoreOutlined from "@ant-design/icons/MoreOutlined";
import { Button, Dropdown } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./table.module.css";

export type RowAction = {
  key: string;
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  loading?: boolean;
  onChoose: () => void;
};

export type RowActionsProps = {
  actions: RowAction[];
  /** Names the row. */
  row: string;
  /** Behind «⋯» even when there is but one, as in the rows beside it. */
  menu: boolean;
};

export function RowActions({ actions, row, menu }: RowActionsProps) {
  const { t } = useTranslation("common");
  const [first] = actions;
  if (!first) return null;
  if (!menu) {
    return (
      <Button
        size="small"
        danger={first.danger ?? false}
        loading={first.loading ?? false}
        aria-label={`${first.label}: ${row}`}
        onClick={first.onChoose}
      >
        {first.label}
      </Button>
    );
  }
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items: actions.map(({ key, label, icon, danger = false }) => ({
          key,
          label,
          // The icon has a name of its own, in English: the words say all.
          icon: icon && <span aria-hidden="true">{icon}</span>,
          danger,
        })),
        onClick: ({ key }) => actions.find((action) => action.key === key)?.onChoose(),
      }}
    >
      <button
        type="button"
        className={styles.more}
        aria-label={`${t("table.actions")}: ${row}`}
        title={t("table.actions")}
      >
        <MoreOutlined rotate={90} aria-hidden="true" />
      </button>
    </Dropdown>
  );
}
