/** «Сообщения / Уведомления»: what the consumers were told and will be told. */
import type { AnnouncementState } from "@personal-cabinet/api/notifications";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { useTimesNote } from "../../shared/use-times-note";
import { announcementColumns } from "./announcement-columns";
import { AnnouncementDrawer } from "./announcement-drawer";
import { announcementsWords } from "./announcements-words";
import { listAnnouncements } from "./api/list-announcements";

export const words = announcementsWords;

const STATES: AnnouncementState[] = ["scheduled", "published", "withdrawn", "expired"];
const OPENED = "announcement";
/** One that goes out at once is seen as sent without a press. */
const AGAIN_MS = 2000;

function withOpened(params: URLSearchParams, id: string | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (id) next.set(OPENED, id);
  else next.delete(OPENED);
  return next;
}

export function Component() {
  const { t } = useTranslation("announcements");
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [table, setTable] = useTableState(useRowsPerPage());
  const timesNote = useTimesNote();
  const role = useMe().data?.role;
  const may = role === "administrator" || role === "operator";
  const sent = (useLocation().state as { sent?: "sent" | "scheduled" } | null)?.sent;
  const state = STATES.find((known) => known === params.get("state")) ?? null;
  const page = { limit: table.limit, offset: table.offset };
  const announcements = useQuery({
    queryKey: ["announcements", state, page],
    queryFn: () => listAnnouncements(state, page),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some((one) => one.state === "scheduled" && new Date(one.publish_at) <= new Date())
        ? AGAIN_MS
        : false,
  });
  const choose = (next: AnnouncementState | "all") =>
    setParams(next === "all" ? {} : { state: next });
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("crumb") }]}
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
        columns={announcementColumns(t, ({ id }) => `?${withOpened(params, id)}`)}
        rowKey={(announcement) => announcement.id}
        rowLabel={(announcement) => announcement.subject}
        state={table}
        onChange={setTable}
        query={announcements}
        tools={
          <FilterChoice<AnnouncementState | "all">
            label={t("column.state")}
            value={state ?? "all"}
            onChange={choose}
            options={[
              { value: "all", label: t("state.all") },
              ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
            ]}
          />
        }
        empty={
          state ? (
            <Empty title={t("emptyState")} />
          ) : (
            <Empty title={t("empty")} text={t("emptyText")} />
          )
        }
      />
      <AnnouncementDrawer
        id={params.get(OPENED)}
        onClose={() => setParams((now) => withOpened(now, null))}
      />
    </>
  );
}
