/** «Абоненты / Лицевые счета»: all accounts, searched, ordered and paged by the service. */
import type { StaffAccountOut } from "@personal-cabinet/api/cabinet";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type Key, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { accountColumns } from "./account-columns";
import { type AccountSort, listAccounts, SORTS } from "./api/list-accounts";
import { IssueCode } from "./issue-code";

/** An order from the address that the service does not know is no order. */
function knownSort(sort: string): AccountSort {
  return SORTS.find((known) => known === sort) ?? SORTS[0];
}

export function Component() {
  const { t } = useTranslation();
  const [state, setState] = useTableState(useRowsPerPage());
  const [chosen, setChosen] = useState<StaffAccountOut[]>([]);
  const [copied, setCopied] = useState(false);
  const role = useMe().data?.role;
  const { search, limit, offset } = state;
  const query = { search, sort: knownSort(state.sort), limit, offset };
  const accounts = useQuery({
    queryKey: ["accounts", query],
    queryFn: () => listAccounts(query),
    placeholderData: keepPreviousData,
  });

  const choose = (keys: Key[]) => {
    setCopied(false);
    // Those that were chosen on another page stay chosen.
    const rows = [...(accounts.data?.items ?? []), ...chosen];
    const known = new Map<Key, StaffAccountOut>(rows.map((row) => [row.id, row]));
    setChosen(keys.flatMap((key) => known.get(key) ?? []));
  };
  const copy = () => void copyText(chosen.map((row) => row.number).join("\n")).then(setCopied);
  const [only] = chosen.length === 1 ? chosen : [];

  return (
    <>
      <PageHeader
        title={t("accounts.title")}
        crumbs={[{ label: t("menu.customers") }]}
        about={t("accounts.about")}
      />
      <DataTable
        caption={t("accounts.title")}
        columns={accountColumns(t)}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.number}, ${row.customer.name}`}
        searchLabel={t("accounts.search")}
        state={{ ...state, sort: query.sort }}
        onChange={(next) => setState({ ...next, sort: next.sort === SORTS[0] ? "" : next.sort })}
        query={accounts}
        empty={<Empty title={t("accounts.empty")} text={t("accounts.emptyText")} />}
        selection={{
          keys: chosen.map((row) => row.id),
          onChange: choose,
          actions: (
            <>
              <Button onClick={copy}>{t(copied ? "accounts.copied" : "accounts.copy")}</Button>
              {only && role !== "viewer" && <IssueCode account={only} />}
            </>
          ),
        }}
      />
    </>
  );
}
