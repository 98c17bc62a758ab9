/** «Справочники / Тарифные расписания» (manual 000, 3.4.1): all schedules, made, taken in and given out. */
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { saveFrom } from "@personal-cabinet/ui/page/save-file";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressChoice } from "@personal-cabinet/ui/table/use-address-choice";
import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../shared/use-may";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { exportAddress } from "./api/import-file";
import { schedulesQuery } from "./api/list-schedules";
import { DaysDrawer } from "./days-drawer";
import { FieldsDrawer } from "./fields-drawer";
import { ImportDrawer } from "./import-drawer";
import { scheduleColumns } from "./schedule-columns";
import styles from "./tariffs.module.css";
import russian from "./words/ru";

export const words = sectionWords("tariffs", russian, () => import("./words/en"));

const KEPT = ["present", "archived"] as const;

/** Saves schedules as a file of the chosen form. */
export function ExportButton({ id }: { id?: number }) {
  const { t } = useTranslation("tariffs");
  const save = (key: string) => {
    const form = key === "csv" ? "csv" : "json";
    saveFrom(exportAddress(form, id), `tariff-schedules.${form}`);
  };
  const items = [
    { key: "json", label: t("export.json") },
    { key: "csv", label: t("export.csv") },
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => save(key) }}>
      <Button aria-haspopup="menu">{t("export.act")}</Button>
    </Dropdown>
  );
}

export function Component() {
  const { t } = useTranslation("tariffs");
  const [table, setTable] = useTableState(useRowsPerPage());
  const [kept, setKept] = useAddressChoice("kept", KEPT);
  const [open, setOpen] = useState<"new" | "import" | "days" | null>(null);
  const operates = useMay("tariffs:change");
  const { search, limit, offset } = table;
  const schedules = useQuery(
    schedulesQuery({ search, archived: kept === "archived", limit, offset }),
  );
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.dictionaries") }]}
        about={t("about")}
        actions={
          <div className={styles.actions}>
            <Button onClick={() => setOpen("days")}>{t("days.open")}</Button>
            <ExportButton />
            {operates && <Button onClick={() => setOpen("import")}>{t("import.open")}</Button>}
            {operates && (
              <Button type="primary" onClick={() => setOpen("new")}>
                {t("fields.new")}
              </Button>
            )}
          </div>
        }
      />
      <DataTable
        caption={t("title")}
        columns={scheduleColumns(t)}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        state={table}
        onChange={setTable}
        query={schedules}
        searchLabel={t("search")}
        tools={
          <FilterChoice
            label={t("column.state")}
            value={kept}
            options={KEPT.map((value) => ({ value, label: t(`kept.${value}`) }))}
            onChange={setKept}
          />
        }
        toolsOn={kept === "archived" ? 1 : 0}
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <FieldsDrawer open={open === "new"} onClose={close} />
      <ImportDrawer open={open === "import"} onClose={close} />
      <DaysDrawer open={open === "days"} onClose={close} />
    </>
  );
}
