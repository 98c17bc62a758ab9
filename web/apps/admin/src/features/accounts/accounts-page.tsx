/** «Абоненты / Лицевые счета»: all accounts, searched, ordered and paged by the service. */
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type Key, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../shared/use-me";
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
  const [chosen, setChosen] = useState<Key[]>([]);
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
    setChosen(keys);
  };
  const copy = () => void copyText(chosen.join("\n")).then(setCopied);

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
        rowKey={(row) => row.number}
        rowLabel={(row) => `${row.number}, ${row.customer.name}`}
        searchLabel={t("accounts.search")}
        state={{ ...state, sort: query.sort }}
        onChange={(next) => setState({ ...next, sort: next.sort === SORTS[0] ? "" : next.sort })}
        query={accounts}
        empty={<Empty title={t("accounts.empty")} text={t("accounts.emptyText")} />}
        selection={{
          keys: chosen,
          onChange: choose,
          actions: (
            <>
              <Button onClick={copy}>{t(copied ? "accounts.copied" : "accounts.copy")}</Button>
              {chosen.length === 1 && role !== "viewer" && (
                <IssueCode account={String(chosen[0])} />
              )}
            </>
          ),
        }}
      />
    </>
  );
}
