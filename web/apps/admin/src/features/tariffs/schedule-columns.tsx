/** The columns of tariff schedules. */
import type { ScheduleRowOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import styles from "./tariffs.module.css";

function Prices({ row, t }: { row: ScheduleRowOut; t: TFunction }) {
  const next = row.next_from && t("tariffs:next", { day: formatDate(row.next_from) });
  return (
    <>
      {row.in_force_since
        ? t("tariffs:since", { day: formatDate(row.in_force_since) })
        : !next && t("tariffs:noPrices")}
      {next && <div className={row.in_force_since ? styles.soft : undefined}>{next}</div>}
    </>
  );
}

export function scheduleColumns(t: TFunction): Column<ScheduleRowOut>[] {
  return [
    {
      key: "name",
      title: t("tariffs:column.name"),
      phone: "title",
      fit: "long",
      render: ({ id, name }) => <Link to={`/tariffs/${id}`}>{name}</Link>,
    },
    {
      key: "supplier",
      title: t("tariffs:column.supplier"),
      fit: "long",
      render: ({ supplier }) => supplier || "—",
    },
    {
      key: "audience",
      title: t("tariffs:column.audience"),
      render: ({ audience }) => t(`tariffs:audience.${audience}`),
    },
    {
      key: "zones",
      title: t("tariffs:column.zones"),
      align: "right",
      render: ({ zones }) => zones ?? "—",
    },
    {
      key: "prices",
      title: t("tariffs:column.prices"),
      render: (row) => <Prices row={row} t={t} />,
    },
    {
      key: "points",
      title: t("tariffs:column.points"),
      align: "right",
      render: ({ points }) => points,
    },
    {
      key: "offered",
      title: t("tariffs:column.state"),
      phone: "mark",
      render: ({ offered, archived }) => (
        <Mark tone={offered ? "done" : "plain"}>
          {t(`tariffs:state.${archived ? "archived" : offered ? "offered" : "kept"}`)}
        </Mark>
      ),
    },
  ];
}
