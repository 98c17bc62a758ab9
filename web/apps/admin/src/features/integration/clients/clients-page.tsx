/** «Настройки / Внешние системы»: which systems may send data, their secrets, and the end of it. */

import type { ClientOut, NewSecretOut } from "@personal-cabinet/api/auth";
import { formatMinute } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import type { RowAction } from "@personal-cabinet/ui/table/row-actions";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { AddDrawer } from "./add-drawer";
import { endAccess } from "./api/end-access";
import { giveSecret } from "./api/give-secret";
import { CLIENTS, clientsQuery } from "./api/list-clients";
import { ChangeDrawer } from "./change-drawer";
import { clientColumns } from "./client-columns";
import { SecretNote } from "./secret-note";
import russian from "./words/ru";

export const words = sectionWords("clients", russian, () => import("./words/en"));

type Act = { client: ClientOut; kind: "renew" | "revoke" } | EndSecret;
type EndSecret = { client: ClientOut; kind: "end"; secretId: string; since: string };

async function carryOut(act: Act): Promise<NewSecretOut | null> {
  if (act.kind === "renew") return giveSecret(act.client.id);
  await endAccess(act.client.id, act.kind === "end" ? act.secretId : null);
  return null;
}

function actsOf(client: ClientOut): Act[] {
  // What the suite itself reads by is renewed by whoever keeps the suite.
  if (!client.active || client.of_suite) return [];
  const ends = client.secrets.map(
    ({ id, created_at }): Act => ({ client, kind: "end", secretId: id, since: created_at }),
  );
  // The last secret ends with the whole access, by its own button.
  return [{ client, kind: "renew" }, ...(ends.length > 1 ? ends : []), { client, kind: "revoke" }];
}

export function Component() {
  const { t } = useTranslation("clients");
  const [table, setTable] = useTableState(useRowsPerPage());
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Act | null>(null);
  const [secret, setSecret] = useState<NewSecretOut | null>(null);
  const [changed, setChanged] = useState<ClientOut | null>(null);
  const queries = useQueryClient();
  const may = useMay("clients:change");
  const page = { limit: table.limit, offset: table.offset };
  const clients = useQuery(clientsQuery(page));
  const show = (given: NewSecretOut | null) => {
    setSecret(given);
    setAdding(false);
    setAsked(null);
    return queries.invalidateQueries({ queryKey: CLIENTS });
  };
  const change = useMutation({ mutationFn: carryOut, onSuccess: show });
  const nameOf = (act: Act) =>
    t(`act.${act.kind}`, { since: act.kind === "end" ? formatMinute(act.since) : "" });
  const actions = (client: ClientOut): RowAction[] => [
    ...(client.active && !client.of_suite
      ? [{ key: "change", label: t("act.change"), onChoose: () => setChanged(client) }]
      : []),
    ...actsOf(client).map((act) => ({
      key: act.kind === "end" ? act.secretId : act.kind,
      label: nameOf(act),
      danger: act.kind !== "renew",
      onChoose: () => {
        change.reset();
        setAsked(act);
      },
    })),
  ];
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.integration") }]}
        actions={
          may && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t("add")}
            </Button>
          )
        }
      />
      <DataTable
        caption={t("title")}
        columns={clientColumns(t)}
        actions={may ? actions : undefined}
        rowKey={(client) => client.id}
        rowLabel={(client) => client.name}
        state={table}
        onChange={setTable}
        query={clients}
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <AddDrawer open={adding} onClose={() => setAdding(false)} onAdded={show} />
      <ChangeDrawer client={changed} onClose={() => setChanged(null)} />
      {asked && (
        <Dialog
          open
          title={`${nameOf(asked)}: ${asked.client.name}`}
          okText={nameOf(asked)}
          okButtonProps={{ danger: asked.kind !== "renew", loading: change.isPending }}
          cancelText={t("common:password.cancel")}
          closable={false}
          onOk={() => change.mutate(asked)}
          onCancel={() => setAsked(null)}
        >
          <FormAlert error={change.error} />
          <p>{t(`what.${asked.kind}`)}</p>
        </Dialog>
      )}
      {secret && <SecretNote secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}
