/** «Показания / Переданные показания»: what consumers have handed in, and what has become of it. */

import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ExportView } from "../../shared/export-view";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { useTimesNote } from "../../shared/use-times-note";
import { exportSubmissions } from "./api/export-submissions";
import { SORTS, submissionsQuery } from "./api/list-submissions";
import { nameOf, submissionColumns } from "./submission-columns";
import { SubmissionDrawer } from "./submission-drawer";
import { SubmissionFilters } from "./submission-filters";
import { readFilters, SUBMISSION, withFilters } from "./submissions-address";
import { submissionsWords } from "./submissions-words";

export const words = submissionsWords;

const lateOf = (organization: number | undefined) =>
  `/submissions/late${organization ? `?organization=${organization}` : ""}`;

export function Component() {
  const { t } = useTranslation("submissions");
  const [params, setParams] = useAddress();
  const [state, setState] = useTableState(useRowsPerPage());
  const opened = useAddressRecord(SUBMISSION);
  const times = useTimesNote();
  const language = useLanguage();
  const filters = readFilters(params);
  const { search, limit, offset } = state;
  // An order from the address that the service does not know is no order.
  const sort = SORTS.find((known) => known === state.sort) ?? SORTS[0];
  const view = { ...filters, search, sort };
  const submissions = useQuery(submissionsQuery({ ...view, limit, offset }));
  const on = Object.values(filters).filter((value) => value !== undefined).length;
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.readings") }]}
        about={
          <>
            {t("about")} {times} <Link to={lateOf(filters.organization)}>{t("late.open")}</Link>
          </>
        }
        actions={<ExportView ask={(format) => exportSubmissions(view, format, language)} />}
      />
      <DataTable
        caption={t("title")}
        columns={submissionColumns(t, opened.addressOf)}
        rowKey={(row) => row.id}
        rowLabel={nameOf}
        searchLabel={t("search")}
        searchHint={t("searchHint")}
        state={{ ...state, sort }}
        onChange={(next) => setState({ ...next, sort: next.sort === SORTS[0] ? "" : next.sort })}
        query={submissions}
        tools={
          <SubmissionFilters
            filters={filters}
            organization={submissions.data?.items[0]?.organization?.short_name}
            onChange={(changes) => setParams((now) => withFilters(now, changes))}
          />
        }
        toolsOn={on}
        empty={
          on > 0 ? (
            <Empty title={t("common:table.nothing")} text={t("nothingText")} />
          ) : (
            <Empty title={t("empty")} text={t("emptyText")} />
          )
        }
      />
      <SubmissionDrawer id={opened.opened} onClose={opened.close} />
    </>
  );
}
