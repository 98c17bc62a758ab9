/** The columns of outside systems. */
import type { ClientOut } from "@personal-cabinet/api/auth";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import styles from "./clients.module.css";
import { scopeWord } from "./scope-word";

export function clientColumns(t: TFunction): Column<ClientOut>[] {
  return [
    {
      key: "name",
      title: t("clients:column.name"),
      phone: "title",
      fit: "long",
      render: ({ name, of_suite: ofSuite }) => (
        <>
          <span className={styles.strong}>{name}</span>
          {ofSuite && <span className={styles.note}>{t("clients:ofSuite")}</span>}
        </>
      ),
    },
    {
      key: "id",
      title: t("clients:column.id"),
      phone: "plain",
      fit: "long",
      render: ({ id }) => <span className={styles.id}>{id}</span>,
    },
    {
      key: "scopes",
      title: t("clients:column.scopes"),
      render: ({ scopes }) => scopes.map((scope) => scopeWord(t, scope)).join(", "),
    },
    {
      key: "active",
      title: t("clients:column.active"),
      phone: "mark",
      render: ({ active }) => (
        <Mark tone={active ? "done" : "plain"}>
          {t(active ? "clients:active" : "clients:revoked")}
        </Mark>
      ),
    },
    {
      key: "secrets",
      title: t("clients:column.secrets"),
      align: "right",
      render: ({ secrets }) => secrets.length,
    },
    {
      key: "used",
      title: t("clients:column.used"),
      fit: "line",
      render: (client) =>
        client.last_used_at ? formatMinute(client.last_used_at) : t("clients:neverUsed"),
    },
  ];
}
