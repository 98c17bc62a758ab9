/** The columns of users and staff (manual, figure 33). */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { formatDay, formatMinute } from "@personal-cabinet/i18n/dates";
import { formatPhone } from "@personal-cabinet/i18n/phones";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { StateMark } from "../shared/state-mark";
import styles from "../shared/users.module.css";
import type { Group } from "./api/list-people";

type UserColumn = Column<ListedUserOut>;
type RoleName = (key: string) => string;

function Contacts({ user, t }: { user: ListedUserOut; t: TFunction }) {
  const { email, phone, claimed_phone: claimed } = user;
  return (
    <>
      {email}
      {phone && <div>{formatPhone(phone)}</div>}
      {claimed && (
        <div className={styles.soft}>{t("people:claimed", { phone: formatPhone(claimed) })}</div>
      )}
    </>
  );
}

function groupColumns(t: TFunction, group: Group, roleName: RoleName): UserColumn[] {
  if (group === "users") {
    return [
      {
        key: "contacts",
        title: t("people:column.contacts"),
        phone: "plain",
        fit: "word",
        render: (user) => <Contacts user={user} t={t} />,
      },
    ];
  }
  return [
    {
      key: "email",
      title: t("people:column.email"),
      phone: "plain",
      fit: "word",
      render: ({ email }) => email,
    },
    {
      key: "role",
      title: t("people:column.role"),
      phone: "plain",
      render: ({ role }) => role && roleName(role),
    },
  ];
}

/** What a consumer signs in with is a contact, which stands beside it; staff have a login. */
function loginOf({ login, phone, email }: ListedUserOut): string | null {
  return login ?? (phone ? formatPhone(phone) : email);
}

export function userColumns(t: TFunction, group: Group, roleName: RoleName): UserColumn[] {
  return [
    {
      key: "name",
      title: t(group === "users" ? "people:column.subscriber" : "people:column.name"),
      phone: "title",
      fit: "long",
      render: (user) => <span className={styles.strong}>{user.display_name}</span>,
    },
    {
      key: "login",
      title: t("people:column.login"),
      fit: "word",
      phone: group === "users" ? "hidden" : "plain",
      render: loginOf,
    },
    ...groupColumns(t, group, roleName),
    {
      key: "active",
      title: t("people:column.active"),
      phone: "mark",
      render: ({ active }) => (
        <StateMark kind={active ? "active" : "blocked"}>
          {t(active ? "people:active" : "people:blocked")}
        </StateMark>
      ),
    },
    {
      key: "created",
      title: t("people:column.created"),
      fit: "line",
      phone: "hidden",
      render: ({ created_at }) => formatDay(created_at),
    },
    {
      key: "seen",
      title: t("people:column.seen"),
      fit: "line",
      render: ({ last_seen_at }) => last_seen_at && formatMinute(last_seen_at),
    },
  ];
}
