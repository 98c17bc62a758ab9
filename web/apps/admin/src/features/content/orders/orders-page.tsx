/** «Заказы услуг»: what consumers have ordered from the catalogue. */
import type { StaffServiceOrderOut } from "@personal-cabinet/api/cabinet";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import type { Column } from "@personal-cabinet/ui/table/column";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ExportView } from "../../../shared/export-view";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { askOrders, ordersQuery } from "./api/orders";
import { OrderDrawer } from "./order-drawer";
import { OrderFilters, useOrderView } from "./order-filters";
import russian from "./words/ru";

export const words = sectionWords("orders", russian, () => import("./words/en"));

export function Component() {
  const { t } = useTranslation("orders");
  const [table, setTable] = useTableState(useRowsPerPage());
  const [filters, change] = useOrderView();
  const language = useLanguage();
  const { opened, addressOf, close } = useAddressRecord("order");
  const { limit, offset, search } = table;
  const view = { ...filters, search };
  const orders = useQuery(ordersQuery({ ...view, limit, offset }));
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
        actions={<ExportView ask={(format) => askOrders(view, format, language)} />}
      />
      <DataTable
        caption={t("title")}
        columns={columns}
        rowKey={(order) => order.id}
        rowLabel={(order) => `№ ${order.number}`}
        state={table}
        onChange={setTable}
        query={orders}
        searchLabel={t("search")}
        searchHint={t("searchHint")}
        tools={<OrderFilters view={filters} onChange={change} />}
        toolsOn={Object.keys(filters).length}
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
      />
      <OrderDrawer id={opened} onClose={close} />
    </>
  );
}
