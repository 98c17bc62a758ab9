/** «Пользователи / Заявки на регистрацию»: who asked for a way in, and what was decided. */

import type { RegistrationOut, RegistrationState } from "@personal-cabinet/api/auth";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { StateMark } from "../shared/state-mark";
import styles from "../shared/users.module.css";
import { listRegistrations } from "./api/list-registrations";
import { RegistrationDrawer } from "./registration-drawer";
import russian from "./words/ru";

export const words = sectionWords("registrations", russian, () => import("./words/en"));

const STATES: RegistrationState[] = ["waiting", "approved", "declined", "expired"];

function columnsOf(
  t: TFunction,
  open: (request: RegistrationOut) => void,
): Column<RegistrationOut>[] {
  return [
    {
      key: "account",
      title: t("registrations:column.account"),
      phone: "title",
      render: (request) => <span className={styles.strong}>{request.account_number}</span>,
    },
    {
      key: "state",
      title: t("registrations:column.state"),
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
      render: (request) => request.name || null,
    },
    {
      key: "address",
      title: t("registrations:column.address"),
      render: (request) => request.address,
    },
    {
      key: "created",
      title: t("registrations:column.received"),
      render: (request) => formatMoment(request.created_at).slice(0, 16),
    },
    {
      key: "actions",
      title: t("registrations:column.actions"),
      render: (request) => (
        <Button
          size="small"
          aria-label={`${t("registrations:details")}: ${request.account_number}`}
          onClick={() => open(request)}
        >
          {t("registrations:details")}
        </Button>
      ),
    },
  ];
}

export function Component() {
  const { t } = useTranslation("registrations");
  const [params, setParams] = useSearchParams();
  const [table, setTable] = useTableState(useRowsPerPage());
  const [shown, setShown] = useState<RegistrationOut | null>(null);
  const state = STATES.find((known) => known === params.get("state")) ?? null;
  const page = { limit: table.limit, offset: table.offset, search: table.search };
  const requests = useQuery({
    queryKey: ["registrations", state, page],
    queryFn: () => listRegistrations(state, page),
    placeholderData: keepPreviousData,
  });
  const choose = (next: RegistrationState | "all") =>
    setParams(next === "all" ? {} : { state: next });
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: t("crumb") }]} />
      <DataTable
        caption={t("title")}
        columns={columnsOf(t, setShown)}
        rowKey={(request) => request.id}
        rowLabel={(request) => request.account_number}
        searchLabel={t("search")}
        state={table}
        onChange={setTable}
        query={requests}
        tools={
          <FilterChoice<RegistrationState | "all">
            label={t("column.state")}
            value={state ?? "all"}
            onChange={choose}
            options={[
              { value: "all", label: t("state.all") },
              ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
            ]}
          />
        }
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <RegistrationDrawer request={shown} onClose={() => setShown(null)} />
    </>
  );
}
