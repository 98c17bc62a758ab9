/** «Абоненты / Лицевые счета»: all accounts, searched, ordered and paged by the service. */

import type { StaffAccountOut } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type Key, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { accountColumns } from "./account-columns";
import { type AccountSort, accountsQuery, SORTS } from "./api/list-accounts";
import { IssueCode } from "./issue-code";
import russian from "./words/ru";

export const words = sectionWords("accounts", russian, () => import("./words/en"));

/** An order from the address that the service does not know is no order. */
function knownSort(sort: string): AccountSort {
  return SORTS.find((known) => known === sort) ?? SORTS[0];
}

export function Component() {
  const { t } = useTranslation("accounts");
  const [state, setState] = useTableState(useRowsPerPage());
  const [chosen, setChosen] = useState<StaffAccountOut[]>([]);
  const [copied, setCopied] = useState(false);
  const operates = useMay("operate");
  const { search, limit, offset } = state;
  const query = { search, sort: knownSort(state.sort), limit, offset };
  const accounts = useQuery(accountsQuery(query));

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
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.customers") }]}
        about={t("about")}
      />
      <DataTable
        caption={t("title")}
        columns={accountColumns(t)}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.number}, ${row.customer.name}`}
        searchLabel={t("search")}
        state={{ ...state, sort: query.sort }}
        onChange={(next) => setState({ ...next, sort: next.sort === SORTS[0] ? "" : next.sort })}
        query={accounts}
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
        selection={{
          keys: chosen.map((row) => row.id),
          onChange: choose,
          actions: (
            <>
              <Button onClick={copy}>{t(copied ? "copied" : "copy")}</Button>
              {only && operates && <IssueCode account={only} />}
            </>
          ),
        }}
      />
    </>
  );
}
