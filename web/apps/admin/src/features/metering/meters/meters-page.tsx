/** «Абоненты / Приборы учёта»: all meters, searched, narrowed, ordered and paged by the service. */

import { sectionWords } from "@personal-cabinet/i18n/setup";
import { eventWords } from "@personal-cabinet/ui/events/words/section";
import { knownWords } from "@personal-cabinet/ui/known/known-words";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { passportWords } from "../shared/passport/passport-words";
import { metersQuery, SORTS } from "./api/list-meters";
import { meterColumns } from "./meter-columns";
import { MeterDrawer } from "./meter-drawer";
import { MeterFilters } from "./meter-filters";
import { METER, readFilters, withFilter, withoutFilters } from "./meters-address";
import russian from "./words/ru";

export const words = [
  sectionWords("meters", russian, () => import("./words/en")),
  passportWords,
  knownWords,
  eventWords,
];

export function Component() {
  const { t } = useTranslation("meters");
  const [params, setParams] = useAddress();
  const [state, setState] = useTableState(useRowsPerPage());
  const { opened, addressOf, close } = useAddressRecord(METER);
  const filters = readFilters(params);
  const { search, limit, offset } = state;
  const sort = SORTS.find((known) => known === state.sort) ?? SORTS[0];
  const meters = useQuery(metersQuery({ ...filters, search, sort, limit, offset }));
  const on = Object.values(filters).filter((value) => value !== undefined).length;
  const clear = () => setParams(withoutFilters);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.customers") }]}
        about={t("about")}
      />
      <DataTable
        caption={t("title")}
        columns={meterColumns(t, addressOf)}
        rowKey={(meter) => meter.id}
        rowLabel={(meter) => meter.serial_number}
        searchLabel={t("search")}
        searchHint={t("searchHint")}
        state={{ ...state, sort }}
        onChange={(next) => setState({ ...next, sort: next.sort === SORTS[0] ? "" : next.sort })}
        query={meters}
        tools={
          <MeterFilters
            filters={filters}
            on={on}
            onFilter={(name, value) => setParams((now) => withFilter(now, name, value))}
            onClear={clear}
          />
        }
        toolsOn={on}
        empty={
          on > 0 ? (
            <Empty
              title={t("common:table.nothing")}
              text={t("nothingText")}
              action={<Button onClick={clear}>{t("clear")}</Button>}
            />
          ) : (
            <Empty title={t("empty")} text={t("emptyText")} />
          )
        }
      />
      <MeterDrawer id={opened} onClose={close} />
    </>
  );
}
