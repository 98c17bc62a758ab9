/** «Заказы услуг»: what consumers have ordered from the catalogue. */
import type { StaffServiceOrderOut } from "@personal-cabinet/api/cabinet";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressChoice } from "@personal-cabinet/ui/table/use-address-choice";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { ordersQuery } from "./api/orders";
import { OrderDrawer } from "./order-drawer";
import russian from "./words/ru";

export const words = sectionWords("orders", russian, () => import("./words/en"));

const STATES = ["all", "new", "in_work", "done", "cancelled"] as const;

export function Component() {
  const { t } = useTranslation("orders");
  const [table, setTable] = useTableState(useRowsPerPage());
  const [state, setState] = useAddressChoice("state", STATES);
  const { opened, addressOf, close } = useAddressRecord("order");
  const { limit, offset } = table;
  const orders = useQuery(ordersQuery({ limit, offset, ...(state === "all" ? {} : { state }) }));
  const columns: Column<StaffServiceOrderOut>[] = [
    {
      key: "number",
      title: t("column.number"),
      render: (order) => order.number,
    },
    {
      key: "service",
      title: t("column.service"),
      phone: "title",
      fit: "long",
      render: (order) => <Link to={{ search: addressOf(order.id) }}>{order.title}</Link>,
    },
    { key: "account", title: t("column.account"), render: (order) => order.account_number },
    { key: "state", title: t("column.state"), render: (order) => t(`state.${order.state}`) },
    {
      key: "ordered",
      title: t("column.ordered"),
      render: (order) => formatMoment(order.ordered_at),
    },
  ];
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.content") }]}
        about={t("about")}
      />
      <DataTable
        caption={t("title")}
        columns={columns}
        rowKey={(order) => order.id}
        rowLabel={(order) => `№ ${order.number}`}
        state={table}
        onChange={setTable}
        query={orders}
        tools={
          <FilterChoice
            label={t("stateFilter")}
            value={state}
            options={STATES.map((value) => ({
              value,
              label: t(value === "all" ? "all" : `state.${value}`),
            }))}
            onChange={setState}
          />
        }
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <OrderDrawer id={opened} onClose={close} />
    </>
  );
}
