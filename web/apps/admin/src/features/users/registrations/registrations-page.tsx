/** «Пользователи / Заявки на регистрацию»: who asked for a way in, and what was decided. */
import type { RegistrationOut, RegistrationState } from "@personal-cabinet/api/auth";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import type { RowAction } from "@personal-cabinet/ui/table/row-actions";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressChoice } from "@personal-cabinet/ui/table/use-address-choice";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { registrationsQuery } from "./api/list-registrations";
import { registrationColumns } from "./registration-columns";
import { RegistrationDrawer } from "./registration-drawer";
import russian from "./words/ru";

export const words = sectionWords("registrations", russian, () => import("./words/en"));

type Choice = RegistrationState | "all";
const CHOICES: [Choice, ...Choice[]] = ["all", "waiting", "approved", "declined", "expired"];

export function Component() {
  const { t } = useTranslation("registrations");
  const [table, setTable] = useTableState(useRowsPerPage());
  const [choice, choose] = useAddressChoice("state", CHOICES);
  const [shown, setShown] = useState<RegistrationOut | null>(null);
  const { limit, offset, search } = table;
  const state = choice === "all" ? null : choice;
  const requests = useQuery(registrationsQuery(state, { limit, offset, search }));
  const actions = (request: RegistrationOut): RowAction[] => [
    { key: "details", label: t("details"), onChoose: () => setShown(request) },
  ];
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: t("admin:menu.group.users") }]} />
      <DataTable
        caption={t("title")}
        columns={registrationColumns(t)}
        actions={actions}
        rowKey={(request) => request.id}
        rowLabel={(request) => request.account_number}
        searchLabel={t("search")}
        searchHint={t("searchHint")}
        state={table}
        onChange={setTable}
        query={requests}
        tools={
          <FilterChoice<Choice>
            label={t("column.state")}
            value={choice}
            onChange={choose}
            options={CHOICES.map((value) => ({ value, label: t(`state.${value}`) }))}
          />
        }
        toolsOn={choice === "all" ? 0 : 1}
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <RegistrationDrawer request={shown} onClose={() => setShown(null)} />
    </>
  );
}
