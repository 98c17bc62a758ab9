/** Whose usage points have a schedule today, or from a later day on. */
import type { AssignedPointOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { pointsQuery } from "./api/assign-schedule";

function columns(t: TFunction): Column<AssignedPointOut>[] {
  return [
    {
      key: "number",
      title: t("tariffs:points.account"),
      phone: "title",
      fit: "line",
      render: ({ account_number: number }) => number ?? t("tariffs:points.nobodys"),
    },
    {
      key: "customer",
      title: t("tariffs:points.customer"),
      fit: "long",
      render: ({ customer_name: name }) => name ?? "—",
    },
    { key: "address", title: t("tariffs:points.address"), render: ({ address }) => address || "—" },
    {
      key: "from",
      title: t("tariffs:points.from"),
      fit: "line",
      render: ({ from_day: from }) => (from ? formatDate(from) : t("tariffs:points.ever")),
    },
    {
      key: "until",
      title: t("tariffs:points.until"),
      fit: "line",
      render: ({ until }) => (until ? formatDate(until) : "—"),
    },
  ];
}

export function PointsPanel({ id }: { id: number }) {
  const { t } = useTranslation("tariffs");
  const [table, setTable] = useTableState(useRowsPerPage());
  const points = useQuery(pointsQuery(id, { limit: table.limit, offset: table.offset }));
  return (
    <Panel title={t("points.title")}>
      <DataTable
        caption={t("points.title")}
        columns={columns(t)}
        rowKey={(row) => `${row.usage_point_id}.${row.from_day ?? ""}`}
        rowLabel={(row) => row.account_number ?? row.address}
        state={table}
        onChange={setTable}
        query={points}
        empty={<Empty title={t("points.empty")} text={t("points.emptyText")} />}
      />
    </Panel>
  );
}
