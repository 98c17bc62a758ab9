/** A tariff schedule: its versions with hours and prices, and who has it. */
import type { ScheduleOut } from "@personal-cabinet/api/cabinet";
import { todayAt } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useTell } from "@personal-cabinet/session/inner/told";
import { Facts } from "@personal-cabinet/ui/page/facts";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { Tagged } from "../../shared/tagged";
import { useMay } from "../../shared/use-may";
import { useSupplierZone } from "../../shared/use-panel-settings";
import { withdrawVersion } from "./api/change-schedule";
import { scheduleQuery } from "./api/get-schedule";
import { TARIFFS } from "./api/list-schedules";
import { AssignDrawer } from "./assign-drawer";
import { FaultList } from "./fault-list";
import { FieldsDrawer } from "./fields-drawer";
import { PointsPanel } from "./points-panel";
import { ExportButton } from "./schedules-page";
import { inForce } from "./standing";
import styles from "./tariffs.module.css";
import { VersionView } from "./version-view";
import { VersionsPanel } from "./versions-panel";
import russian from "./words/ru";

export const words = sectionWords("tariffs", russian, () => import("./words/en"));

function Schedule({ known }: { known: Tagged<ScheduleOut> }) {
  const { t } = useTranslation("tariffs");
  const { card, tag } = known;
  const today = todayAt(useSupplierZone());
  const may = useMay("tariffs:change");
  const queries = useQueryClient();
  const tell = useTell();
  const [open, setOpen] = useState<"fields" | "assign" | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const present = inForce(card.versions, today) ?? card.versions[0] ?? null;
  const shown = card.versions.find(({ id }) => id === chosen) ?? present;
  const withdraw = useMutation({
    mutationFn: (versionId: number) => withdrawVersion(card.id, tag, versionId),
    onSuccess: () => tell(t("version.withdrawn")),
    onSettled: () => queries.invalidateQueries({ queryKey: TARIFFS }),
  });
  const state = card.archived ? "archived" : card.offered ? "offered" : "kept";
  return (
    <>
      <PageHeader
        title={card.name}
        crumbs={[
          { label: t("admin:menu.group.dictionaries") },
          { label: t("title"), to: "/tariffs" },
        ]}
        actions={
          <div className={styles.actions}>
            <ExportButton id={card.id} />
            {may && <Button onClick={() => setOpen("fields")}>{t("fields.edit")}</Button>}
            {may && !card.archived && (
              <Button type="primary" onClick={() => setOpen("assign")}>
                {t("assign.open")}
              </Button>
            )}
          </div>
        }
      />
      <FaultList error={withdraw.error} />
      <div className={styles.panels}>
        <Panel>
          <Facts
            facts={[
              { label: t("column.supplier"), value: card.supplier || null },
              { label: t("column.audience"), value: t(`audience.${card.audience}`) },
              { label: t("column.state"), value: t(`state.${state}`) },
            ]}
          />
        </Panel>
        <VersionsPanel
          schedule={card}
          today={today}
          shown={shown?.id ?? null}
          may={may}
          onShow={setChosen}
          onWithdraw={({ id }) => withdraw.mutate(id)}
        />
        {shown && <VersionView key={shown.id} terms={shown.terms} />}
        <PointsPanel id={card.id} />
      </div>
      <FieldsDrawer known={known} open={open === "fields"} onClose={() => setOpen(null)} />
      <AssignDrawer schedule={card} open={open === "assign"} onClose={() => setOpen(null)} />
    </>
  );
}

export function Component() {
  const id = Number(useParams().id);
  return (
    <Fetched query={useQuery(scheduleQuery(id))}>{(known) => <Schedule known={known} />}</Fetched>
  );
}
