/** The columns of outside systems. */
import type { ClientOut } from "@personal-cabinet/api/auth";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import styles from "./clients.module.css";
import { scopeWord } from "./scope-word";

const minute = (iso: string) => formatMoment(iso).slice(0, 16);

export function clientColumns(
  t: TFunction,
  actions: ((client: ClientOut) => ReactNode) | null,
): Column<ClientOut>[] {
  const columns: Column<ClientOut>[] = [
    {
      key: "name",
      title: t("clients:column.name"),
      phone: "title",
      render: ({ name }) => <span className={styles.strong}>{name}</span>,
    },
    { key: "id", title: t("clients:column.id"), render: ({ id }) => id },
    {
      key: "scopes",
      title: t("clients:column.scopes"),
      render: ({ scopes }) => scopes.map((scope) => scopeWord(t, scope)).join(", "),
    },
    {
      key: "active",
      title: t("clients:column.active"),
      render: ({ active }) => t(active ? "clients:active" : "clients:revoked"),
    },
    { key: "secrets", title: t("clients:column.secrets"), render: ({ secrets }) => secrets.length },
    {
      key: "used",
      title: t("clients:column.used"),
      render: (client) =>
        client.last_used_at ? minute(client.last_used_at) : t("clients:neverUsed"),
    },
  ];
  if (actions)
    columns.push({ key: "actions", title: t("clients:column.actions"), render: actions });
  return columns;
}
