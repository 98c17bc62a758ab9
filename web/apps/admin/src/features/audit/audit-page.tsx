/** «Журнал действий»: everything that staff, systems and consumers did, for administrators. */

import type { AuditPageOut } from "@personal-cabinet/api/admin";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { ExportView } from "../../shared/export-view";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { useTimesNote } from "../../shared/use-times-note";
import { exportAudit } from "./api/export-audit";
import { auditQuery } from "./api/list-audit";
import styles from "./audit.module.css";
import {
  ENTRY,
  type Filters,
  filtersOn,
  readPlace,
  readView,
  withFilters,
  withPlace,
} from "./audit-address";
import { auditColumns, nameOf } from "./audit-columns";
import { AuditDrawer } from "./audit-drawer";
import { AuditFilters } from "./audit-filters";
import { CursorPages } from "./cursor-pages";
import { useName } from "./named";
import { useRefusal } from "./outcome-mark";
import { useAuditWords } from "./use-audit-words";
import russian from "./words/ru";

export const words = sectionWords("audit", russian, () => import("./words/en"));

/** The list asks for pages by a cursor: how many there are is only told. */
const listed = (page: AuditPageOut | undefined) =>
  page && { items: page.items, total: page.total ?? page.items.length };

export function Component() {
  const { t } = useTranslation("audit");
  const [params, setParams] = useAddress();
  const opened = useAddressRecord(ENTRY);
  const language = useLanguage();
  const said = useAuditWords();
  const refusal = useRefusal();
  const nameIt = useName();
  const view = readView(params);
  const limit = useRowsPerPage();
  const answer = useQuery(auditQuery(view, readPlace(params), limit));
  const page = answer.data;
  const on = filtersOn(params);
  const change = (filters: Filters, replace = false) =>
    setParams((now) => withFilters(now, filters), { replace });
  const person = page?.items
    .flatMap(({ actor, object }) => [actor, object])
    .find(({ id }) => id === view.person);
  const say = { t, words: said, refusal };
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.control") }]}
        about={`${t("about")} ${useTimesNote()}`}
        actions={
          <ExportView service="admin" ask={(format) => exportAudit(view, format, language)} />
        }
      />
      {page && !page.named && (
        <Alert className={styles.note ?? ""} type="warning" showIcon title={t("unnamed")} />
      )}
      <DataTable
        caption={t("title")}
        columns={auditColumns(say, opened.addressOf)}
        rowKey={(row) => row.id}
        rowLabel={(row) => nameOf(say, row)}
        searchLabel={t("search")}
        searchHint={t("searchHint")}
        state={{ limit, offset: 0, sort: "", search: view.search }}
        onChange={({ search }) => change({ search: search || undefined }, true)}
        query={{ ...answer, data: listed(page) }}
        tools={
          <AuditFilters
            view={view}
            words={said}
            on={on}
            personName={person && nameIt(person)}
            onChange={change}
          />
        }
        toolsOn={on}
        pages={
          page && (
            <CursorPages page={page} onGo={(place) => setParams((now) => withPlace(now, place))} />
          )
        }
        empty={
          on > 0 ? (
            <Empty title={t("common:table.nothing")} text={t("nothingText")} />
          ) : (
            <Empty title={t("empty")} text={t("emptyText")} />
          )
        }
      />
      <AuditDrawer id={opened.opened} onClose={opened.close} />
    </>
  );
}
