/** «Обслуживающие организации»: who serves houses, found, opened, added. */

import type { StaffOrganizationOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../shared/use-may";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { KINDS, organizationsQuery, STATES } from "./api/organizations";
import { NewDrawer } from "./new-drawer";
import { organizationColumns } from "./organization-columns";
import { OrganizationDrawer } from "./organization-drawer";
import { organizationsWords } from "./organizations-words";

export const words = organizationsWords;

const RECORD = "organization";

type Filters = { kind?: string | undefined; state?: string | undefined };

function useFilters() {
  const [params, setParams] = useAddress();
  const kind = KINDS.find((known) => known === params.get("kind"));
  const state = STATES.find((known) => known === params.get("state"));
  const change = (changes: Filters) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      next.delete("page");
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return next;
    });
  return { kind, state, change };
}

export function Component() {
  const { t } = useTranslation("organizations");
  const language = useLanguage();
  const [table, setTable] = useTableState(useRowsPerPage());
  const { kind, state, change } = useFilters();
  const opened = useAddressRecord(RECORD);
  const [adding, setAdding] = useState(false);
  const operates = useMay("organizations:change");
  const { search, limit, offset } = table;
  const query = useQuery(
    organizationsQuery({ search, kind: kind ? [kind] : [], state: state ?? null, limit, offset }),
  );
  const on = [kind, state].filter(Boolean).length;
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.customers") }]}
        about={t("about")}
        actions={operates && add}
      />
      <DataTable<StaffOrganizationOut>
        caption={t("title")}
        columns={organizationColumns(t, language, opened.addressOf)}
        rowKey={({ id }) => id}
        rowLabel={({ short_name }) => short_name}
        searchLabel={t("search")}
        searchHint={t("searchHint")}
        state={table}
        onChange={setTable}
        query={query}
        tools={
          <>
            <FilterSelect
              label={t("filter.kind")}
              any={t("any")}
              value={kind}
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              onChange={(value) => change({ kind: value })}
            />
            <FilterSelect
              label={t("filter.state")}
              any={t("any")}
              value={state}
              options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
              onChange={(value) => change({ state: value })}
            />
          </>
        }
        toolsOn={on}
        empty={
          on > 0 || search ? (
            <Empty title={t("common:table.nothing")} text={t("nothingText")} />
          ) : (
            <Empty title={t("empty")} text={t("emptyText")} />
          )
        }
      />
      <NewDrawer
        open={adding}
        onClose={() => setAdding(false)}
        onAdded={(id) => {
          setAdding(false);
          opened.open(String(id));
        }}
      />
      <OrganizationDrawer id={opened.opened} onClose={opened.close} />
    </>
  );
}
