/** «Интеграция / Источники»: the outside systems that are read, how far, and what went wrong. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { useTimesNote } from "../../../shared/use-times-note";
import { kindWords } from "../shared/kinds/kind-word";
import { sourcesQuery } from "./api/list-sources";
import { sourceColumns } from "./source-columns";
import { SourceDrawer } from "./source-drawer";
import russian from "./words/ru";

export const words = [sectionWords("sources", russian, () => import("./words/en")), kindWords];

export function Component() {
  const { t } = useTranslation("sources");
  const language = useLanguage();
  const [table, setTable] = useTableState(useRowsPerPage());
  const record = useAddressRecord("source");
  const timesNote = useTimesNote();
  const sources = useQuery(sourcesQuery({ limit: table.limit, offset: table.offset }));
  const opened = sources.data?.items.find(({ id }) => String(id) === record.opened) ?? null;
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.integration") }]}
        about={`${t("about")} ${timesNote}`}
      />
      <DataTable
        caption={t("title")}
        columns={sourceColumns(t, language, record.addressOf)}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        state={table}
        onChange={setTable}
        query={sources}
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <SourceDrawer source={opened} onClose={record.close} />
    </>
  );
}
