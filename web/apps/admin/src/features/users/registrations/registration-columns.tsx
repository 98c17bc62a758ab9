/** The columns of registration requests. */
import type { RegistrationOut } from "@personal-cabinet/api/auth";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { StateMark } from "../shared/state-mark";
import styles from "../shared/users.module.css";

export function registrationColumns(t: TFunction): Column<RegistrationOut>[] {
  return [
    {
      key: "account",
      title: t("registrations:column.account"),
      phone: "title",
      fit: "long",
      render: (request) => <span className={styles.strong}>{request.account_number}</span>,
    },
    {
      key: "state",
      title: t("registrations:column.state"),
      phone: "mark",
      render: ({ state, looks_like_guessing: guessing }) => (
        <div className={styles.marks}>
          <StateMark kind={state}>{t(`registrations:state.${state}`)}</StateMark>
          {guessing && <StateMark kind="guessing">{t("registrations:guessing")}</StateMark>}
        </div>
      ),
    },
    {
      key: "name",
      title: t("registrations:column.name"),
      phone: "plain",
      fit: "long",
      render: ({ name }) => name || null,
    },
    {
      key: "address",
      title: t("registrations:column.address"),
      phone: "plain",
      fit: "long",
      render: ({ address }) => address,
    },
    {
      key: "created",
      title: t("registrations:column.received"),
      fit: "line",
      render: ({ created_at }) => formatMinute(created_at),
    },
  ];
}
