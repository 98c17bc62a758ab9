/** The signed-in person and what they can do with their own account. */
import DownOutlined from "@ant-design/icons/DownOutlined";
import { Dropdown } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./shell.module.css";

export type UserAction = { key: string; label: string; icon?: ReactNode; onChoose: () => void };

function initialsOf(name: string): string {
  const words = name.split(/[\s@]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase() ?? "")
    .join("");
}

export function UserMenu({ name, actions }: { name: string; actions: UserAction[] }) {
  const { t } = useTranslation("common");
  const choose = (key: string) => actions.find((action) => action.key === key)?.onChoose();
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items: actions.map(({ key, label, icon }) => ({
          key,
          label,
          // The icon has a name of its own, in English: the words say all.
          icon: icon && <span aria-hidden="true">{icon}</span>,
        })),
        onClick: ({ key }) => choose(key),
      }}
    >
      <button type="button" className={styles.user}>
        <span className="visually-hidden">{t("shell.user")}: </span>
        <span className={styles.initials} aria-hidden="true">
          {initialsOf(name)}
        </span>
        <span className={styles.userName}>{name}</span>
        <DownOutlined aria-hidden="true" style={{ fontSize: 11 }} />
      </button>
    </Dropdown>
  );
}
