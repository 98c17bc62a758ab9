/** «Интеграция / Источники»: the outside systems that are read, how far, and what went wrong. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
import { FormDrawer } from "@personal-cabinet/ui/form/form-drawer";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { useTimesNote } from "../../../shared/use-times-note";
import { sourcesQuery } from "./api/list-sources";
import { sourceColumns } from "./source-columns";
import { SourceForm } from "./source-form";
import { sourceWords } from "./source-words";

export const words = sourceWords;

export function Component() {
  const { t } = useTranslation("sources");
  const language = useLanguage();
  const [table, setTable] = useTableState(useRowsPerPage());
  const [adding, setAdding] = useState(false);
  const navigate = useNavigate();
  const tell = useTell();
  const administers = useMay("clients:change");
  const timesNote = useTimesNote();
  const sources = useQuery(sourcesQuery({ limit: table.limit, offset: table.offset }));
  const shut = () => setAdding(false);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.integration") }]}
        about={`${t("about")} ${timesNote}`}
        actions={
          administers && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t("add")}
            </Button>
          )
        }
      />
      <DataTable
        caption={t("title")}
        columns={sourceColumns(t, language)}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        state={table}
        onChange={setTable}
        query={sources}
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <FormDrawer title={t("addTitle")} close={t("close")} open={adding} onClose={shut}>
        <SourceForm
          onDone={(id) => {
            tell(t("added"));
            void navigate(`/sources/${id}`);
          }}
        />
      </FormDrawer>
    </>
  );
}
