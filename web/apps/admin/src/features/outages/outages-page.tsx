/** «Отключения»: all outages, counted, narrowed, opened. */

import type { StaffOutageOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ColumnChoice } from "../../shared/column-choice";
import { daysOf } from "../../shared/period-address";
import { PeriodFilter } from "../../shared/period-filter";
import { StatusCounters } from "../../shared/status-counters";
import { useColumns } from "../../shared/use-columns";
import { useMay } from "../../shared/use-may";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { useTimesNote } from "../../shared/use-times-note";
import { outagesQuery, STATUSES } from "./api/list-outages";
import { nameOf, outageColumns, TABLE } from "./outage-columns";
import { OutageDrawer } from "./outage-drawer";
import { KindFilter } from "./outage-filters";
import styles from "./outages.module.css";
import { type Filters, OUTAGE_NAME, readFilters, withFilters } from "./outages-address";
import { outagesWords } from "./outages-words";

export const words = outagesWords;

const idOf = ({ id }: StaffOutageOut) => id;

/** Outages are planned long before. */
const FAR_AHEAD = "2099-12-31";

export function Component() {
  const { t } = useTranslation("outages");
  const language = useLanguage();
  const navigate = useNavigate();
  const [params, setParams] = useAddress();
  const [state, setState] = useTableState(useRowsPerPage());
  const [shown, setShown] = useColumns(TABLE);
  const opened = useAddressRecord(OUTAGE_NAME);
  const times = useTimesNote();
  const operates = useMay("outages:change");
  const filters = readFilters(params);
  const { period, status, kind } = filters;
  const { search, limit, offset } = state;
  const view = { status, kind, ...daysOf(period), search };
  const answer = useQuery(outagesQuery(view, { limit, offset }));
  const { data, isPlaceholderData } = answer;
  const change = (changes: Partial<Filters>) => setParams((now) => withFilters(now, changes));
  const narrowed = Boolean(status || kind || period);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.outages") }]}
        about={`${t("about")} ${times}`}
        actions={
          <div className={styles.actions}>
            {operates && (
              <Button type="primary" onClick={() => void navigate("/outages/new")}>
                {t("add")}
              </Button>
            )}
            <ColumnChoice
              table={TABLE}
              shown={shown}
              titleOf={(name) => t(`column.${name}`)}
              onChange={setShown}
            />
          </div>
        }
      />
      <PeriodFilter period={period} last={FAR_AHEAD} onChange={change} />
      <StatusCounters
        label={t("counters")}
        all={t("all")}
        nameOf={(one) => t(`status.${one}`)}
        statuses={STATUSES}
        counters={data?.counters}
        value={status}
        onChange={(next) => change({ status: next })}
      />
      <DataTable
        caption={t("title")}
        columns={outageColumns(t, language, opened.addressOf).filter(({ key }) =>
          shown.includes(key),
        )}
        rowKey={idOf}
        rowLabel={nameOf}
        searchLabel={t("search")}
        searchHint={t("searchHint")}
        state={state}
        onChange={setState}
        query={{
          ...answer,
          // What is asked for again by the clock takes nothing from under the reader's hand.
          isFetching: answer.isFetching && (isPlaceholderData || !data),
        }}
        tools={<KindFilter filters={filters} onChange={change} />}
        toolsOn={kind ? 1 : 0}
        empty={
          narrowed ? (
            <Empty title={t("common:table.nothing")} text={t("nothingText")} />
          ) : (
            <Empty title={t("empty")} text={t("emptyText")} />
          )
        }
      />
      <OutageDrawer id={opened.opened} onClose={opened.close} />
    </>
  );
}
