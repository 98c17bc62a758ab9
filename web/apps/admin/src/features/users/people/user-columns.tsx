/** The columns of users and staff (manual, figure 33). */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { StateMark } from "../shared/state-mark";
import styles from "../shared/users.module.css";

const minute = (iso: string) => formatMoment(iso).slice(0, 16);

export function userColumns(
  t: TFunction,
  group: "users" | "staff",
  actions: ((user: ListedUserOut) => ReactNode) | null,
): Column<ListedUserOut>[] {
  const columns: Column<ListedUserOut>[] = [
    {
      key: "name",
      title: t(group === "users" ? "people:column.subscriber" : "people:column.name"),
      phone: "title",
      render: (user) => <span className={styles.strong}>{user.display_name}</span>,
    },
    {
      key: "login",
      title: t("people:column.login"),
      render: (user) => user.login ?? user.phone ?? user.email,
    },
  ];
  if (group === "users") {
    // One below the other, or the ways to act would lie beyond the edge of a usual screen.
    columns.push({
      key: "contacts",
      title: t("people:column.contacts"),
      render: (user) => (
        <>
          {user.email}
          {user.phone && <div>{user.phone}</div>}
          {user.claimed_phone && (
            <div className={styles.soft}>{t("people:claimed", { phone: user.claimed_phone })}</div>
          )}
        </>
      ),
    });
  } else {
    columns.push(
      { key: "email", title: t("people:column.email"), render: (user) => user.email },
      {
        key: "role",
        title: t("people:column.role"),
        render: (user) => user.role && t(`people:role.${user.role}`),
      },
    );
  }
  columns.push(
    {
      key: "active",
      title: t("people:column.active"),
      render: ({ active }) => (
        <StateMark kind={active ? "active" : "blocked"}>
          {t(active ? "people:active" : "people:blocked")}
        </StateMark>
      ),
    },
    {
      key: "created",
      title: t("people:column.created"),
      render: (user) => (
        <>
          {minute(user.created_at)}
          {user.last_seen_at && (
            <div className={styles.soft}>
              {t("people:visited", { at: minute(user.last_seen_at) })}
            </div>
          )}
        </>
      ),
    },
  );
  if (actions) {
    columns.push({ key: "actions", title: t("people:column.actions"), render: actions });
  }
  return columns;
}
