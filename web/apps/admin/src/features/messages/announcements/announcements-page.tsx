/** «Сообщения / Уведомления»: what the consumers were told and will be told. */
import type { AnnouncementState } from "@personal-cabinet/api/notifications";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressChoice } from "@personal-cabinet/ui/table/use-address-choice";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { useTimesNote } from "../../../shared/use-times-note";
import { announcementColumns } from "./announcement-columns";
import { AnnouncementDrawer } from "./announcement-drawer";
import { announcementsQuery } from "./api/list-announcements";
import russian from "./words/ru";

export const words = sectionWords("announcements", russian, () => import("./words/en"));

type Choice = AnnouncementState | "all";
const CHOICES: [Choice, ...Choice[]] = ["all", "scheduled", "published", "withdrawn", "expired"];

export function Component() {
  const { t } = useTranslation("announcements");
  const navigate = useNavigate();
  const [table, setTable] = useTableState(useRowsPerPage());
  const [choice, choose] = useAddressChoice("state", CHOICES);
  const record = useAddressRecord("announcement");
  const timesNote = useTimesNote();
  const may = useMay("announcements:change");
  const sent = (useLocation().state as { sent?: "sent" | "scheduled" } | null)?.sent;
  const page = { limit: table.limit, offset: table.offset };
  const announcements = useQuery(announcementsQuery(choice === "all" ? null : choice, page));
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.messages") }]}
        about={`${t("about")} ${timesNote}`}
        actions={
          may && (
            <Button type="primary" onClick={() => void navigate("/announcements/new")}>
              {t("add")}
            </Button>
          )
        }
      />
      <div role="status">
        {sent && <Alert type="success" showIcon title={t(sent)} style={{ marginBottom: 20 }} />}
      </div>
      <DataTable
        caption={t("title")}
        columns={announcementColumns(t, ({ id }) => record.addressOf(id))}
        rowKey={(announcement) => announcement.id}
        rowLabel={(announcement) => announcement.subject}
        state={table}
        onChange={setTable}
        query={announcements}
        tools={
          <FilterChoice<Choice>
            label={t("column.state")}
            value={choice}
            onChange={choose}
            options={CHOICES.map((value) => ({ value, label: t(`state.${value}`) }))}
          />
        }
        toolsOn={choice === "all" ? 0 : 1}
        empty={
          choice === "all" ? (
            <Empty title={t("empty")} text={t("emptyText")} />
          ) : (
            <Empty title={t("emptyState")} />
          )
        }
      />
      <AnnouncementDrawer id={record.opened} onClose={record.close} />
    </>
  );
}
