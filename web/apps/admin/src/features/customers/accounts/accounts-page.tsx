/** «Абоненты / Лицевые счета»: all accounts, searched, narrowed, ordered and paged by the service. */

import type { StaffAccountOut } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { type Key, useState } from "react";
import { useTranslation } from "react-i18next";
import { ColumnChoice } from "../../../shared/column-choice";
import { ExportView } from "../../../shared/export-view";
import { useColumns } from "../../../shared/use-columns";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { accountColumns, TABLE } from "./account-columns";
import { AccountFilters } from "./account-filters";
import styles from "./accounts.module.css";
import {
  ACCOUNT,
  CUSTOMER,
  type FilterName,
  readFilters,
  withFilter,
  withoutFilters,
} from "./accounts-address";
import { askFile } from "./api/exports";
import { accountsQuery, chooseAll, SORTS } from "./api/list-accounts";
import { AccountDrawer, CustomerDrawer } from "./card-drawers";
import { ChosenActions, MOST } from "./chosen-actions";
import { DeletedDrawer } from "./deleted-drawer";
import { NewAccount } from "./new-account";
import russian from "./words/ru";

export const words = sectionWords("accounts", russian, () => import("./words/en"));

/** A row that is chosen; of those of other pages no more is known. */
export type ChosenAccount = { id: number; number: string; customerId: number };

const chosenOf = (row: StaffAccountOut): ChosenAccount => ({
  id: row.id,
  number: row.number,
  customerId: row.customer.id,
});

/** A card's key from the address; anything else opens nothing. */
function keyOf(text: string | null): number | null {
  const key = Number(text);
  return Number.isInteger(key) && key > 0 ? key : null;
}

export function Component() {
  const { t } = useTranslation("accounts");
  const language = useLanguage();
  const [params, setParams] = useAddress();
  const [state, setState] = useTableState(useRowsPerPage());
  const [chosen, setChosen] = useState<ChosenAccount[]>([]);
  const [adding, setAdding] = useState(false);
  const [deleted, setDeleted] = useState(false);
  const [told, setTold] = useState("");
  const [shown, setShown] = useColumns(TABLE);
  const account = useAddressRecord(ACCOUNT);
  const customer = useAddressRecord(CUSTOMER);
  const operates = useMay("accounts:change");
  const filters = readFilters(params);
  const { search, limit, offset } = state;
  const sort = SORTS.find((known) => known === state.sort) ?? SORTS[0];
  const view = { ...filters, search, sort };
  const accounts = useQuery(accountsQuery({ ...view, limit, offset }));
  const on = Object.values(filters).filter((value) => value !== undefined).length;
  const rows = accounts.data?.items ?? [];
  const total = accounts.data?.total ?? 0;
  const all = useMutation({
    mutationFn: () => chooseAll(view),
    onSuccess: ({ items }) =>
      setChosen(items.map((row) => ({ ...row, customerId: row.customer_id }))),
  });
  // One card at a time: each address leaves the other out.
  const opens = {
    account: (id: number) => account.addressOf(String(id)).replace(/([?&])customer=\d+&?/, "$1"),
    customer: (id: number) => customer.addressOf(String(id)).replace(/([?&])account=\d+&?/, "$1"),
  };

  const choose = (keys: Key[]) => {
    // Those that were chosen on another page stay chosen.
    const known = new Map<Key, ChosenAccount>(
      [...rows.map(chosenOf), ...chosen].map((row) => [row.id, row]),
    );
    setChosen(keys.flatMap((key) => known.get(key) ?? []));
  };
  const first = rows.find((row) => chosen.length === 1 && row.id === chosen[0]?.id);

  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.customers") }]}
        about={t("about")}
        actions={
          <div className={styles.actions}>
            {operates && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t("new.open")}
              </Button>
            )}
            <ColumnChoice
              table={TABLE}
              shown={shown}
              titleOf={(name) => t(`column.${name}`)}
              onChange={setShown}
            />
            <Button onClick={() => setDeleted(true)}>{t("deleted.open")}</Button>
            <ExportView
              ask={(format) =>
                askFile({
                  view: { ...view, differences: view.differences ?? false },
                  columns: [...shown],
                  format,
                  language,
                })
              }
            />
          </div>
        }
      />
      <div role="status">
        {told && (
          <Alert type="success" showIcon closable title={told} onClose={() => setTold("")} />
        )}
      </div>
      <DataTable
        caption={t("title")}
        columns={accountColumns(t, opens).filter((column) =>
          shown.some((one) => one === column.key),
        )}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.number}, ${row.customer.name}`}
        searchLabel={t("search")}
        searchHint={t("searchHint")}
        state={{ ...state, sort }}
        onChange={(next) => setState({ ...next, sort: next.sort === SORTS[0] ? "" : next.sort })}
        query={accounts}
        tools={
          <AccountFilters
            filters={filters}
            on={on}
            onFilter={(name: FilterName, value) => setParams((now) => withFilter(now, name, value))}
            onClear={() => setParams(withoutFilters)}
          />
        }
        toolsOn={on}
        empty={
          <Empty
            title={t(on > 0 ? "nothing" : "empty")}
            text={t(on > 0 ? "nothingText" : "emptyText")}
          />
        }
        selection={{
          keys: chosen.map((row) => row.id),
          onChange: choose,
          actions: (
            <>
              {operates && total > chosen.length && (
                <Button loading={all.isPending} onClick={() => all.mutate()}>
                  {t("chosen.all", { count: Math.min(total, MOST) })}
                </Button>
              )}
              <ChosenActions
                chosen={chosen}
                onDeleted={({ accounts: count }) => {
                  setChosen([]);
                  setTold(t("delete.done", { count }));
                }}
              />
            </>
          ),
        }}
      />
      <AccountDrawer id={keyOf(account.opened)} opens={opens} onClose={account.close} />
      <CustomerDrawer id={keyOf(customer.opened)} opens={opens} onClose={customer.close} />
      <NewAccount
        open={adding}
        chosen={first?.customer}
        onClose={() => setAdding(false)}
        onDone={() => {
          setAdding(false);
          setTold(t("new.done"));
        }}
      />
      <DeletedDrawer open={deleted} onClose={() => setDeleted(false)} />
    </>
  );
}
