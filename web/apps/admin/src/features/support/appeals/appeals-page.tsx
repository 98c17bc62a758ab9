/** «Поддержка / Список обращений» (manual 000, 3.5): all appeals, counted, narrowed, worked on. */

import type { StaffAppealOut } from "@personal-cabinet/api/cabinet";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ColumnChoice } from "../../../shared/column-choice";
import { ExportView } from "../../../shared/export-view";
import { daysOf } from "../../../shared/period-address";
import { PeriodFilter } from "../../../shared/period-filter";
import { StatusCounters } from "../../../shared/status-counters";
import { useColumns } from "../../../shared/use-columns";
import { useMay } from "../../../shared/use-may";
import { useRowsPerPage } from "../../../shared/use-panel-settings";
import { useTimesNote } from "../../../shared/use-times-note";
import { exportAppeals } from "./api/export-appeals";
import { appealsQuery, SORTS, STATUSES } from "./api/list-appeals";
import { appealColumns, nameOf, TABLE } from "./appeal-columns";
import { AppealDrawer } from "./appeal-drawer";
import { AppealFilters } from "./appeal-filters";
import styles from "./appeals.module.css";
import { APPEAL_NAME, type Filters, readFilters, withFilters } from "./appeals-address";
import { ChosenActions } from "./chosen-actions";
import { NewAppeal } from "./new-appeal";
import { useCalmRows } from "./use-calm-rows";
import { useNews } from "./use-news";
import russian from "./words/ru";

export const words = sectionWords("appeals", russian, () => import("./words/en"));

const idOf = ({ id }: StaffAppealOut) => id;

export function Component() {
  const { t } = useTranslation("appeals");
  const language = useLanguage();
  const [params, setParams] = useAddress();
  const [state, setState] = useTableState(useRowsPerPage());
  const [chosen, setChosen] = useState<string[]>([]);
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useColumns(TABLE);
  const opened = useAddressRecord(APPEAL_NAME);
  const times = useTimesNote();
  useNews();
  const operates = useMay("appeals:change");
  // For somebody: his account is looked for first.
  const writes = useMay("appeals:change", "accounts:see");
  const { period, ...filters } = readFilters(params);
  const { search, limit, offset } = state;
  // An order from the address that the service does not know is no order.
  const sort = SORTS.find((known) => known === state.sort) ?? SORTS[0];
  const view = { ...filters, ...daysOf(period), search, sort };
  const question = appealsQuery(view, { limit, offset });
  const answer = useQuery(question);
  const { data, isPlaceholderData } = answer;
  const rows = useCalmRows(
    data && !isPlaceholderData ? JSON.stringify(question.queryKey) : null,
    data?.items ?? [],
    idOf,
  );
  // Of other pages as well: what is chosen there can be merged from here.
  const met = useRef(new Map<string, StaffAppealOut>());
  for (const row of data?.items ?? []) met.current.set(row.id, row);
  const change = (changes: Partial<Filters>) => setParams((now) => withFilters(now, changes));
  const { kind, topicId, assignee, team, overdue, status } = filters;
  const on = [kind, topicId, assignee, team, overdue].filter(Boolean).length;
  const narrowed = on > 0 || Boolean(status || period);
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: t("admin:menu.group.support") }]}
        about={`${t("about")} ${times}`}
        actions={
          <div className={styles.actions}>
            {writes && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t("new.open")}
              </Button>
            )}
            <ColumnChoice
              table={TABLE}
              shown={shown}
              titleOf={(name) => t(`column.${name}`)}
              onChange={setShown}
            />
            <ExportView ask={(format) => exportAppeals(view, format, language)} />
          </div>
        }
      />
      <PeriodFilter period={period} onChange={change} />
      <StatusCounters
        label={t("counters")}
        all={t("all")}
        nameOf={(one) => t(`admin:appealStatus.${one}`)}
        statuses={STATUSES}
        counters={data?.counters}
        value={status}
        onChange={(next) => change({ status: next })}
      />
      <div role="status" className={styles.fresh}>
        {rows.fresh > 0 && (
          <Button type="link" onClick={rows.show}>
            {t("fresh", { count: rows.fresh })}
          </Button>
        )}
      </div>
      <DataTable
        caption={t("title")}
        columns={appealColumns(t, language, opened.addressOf).filter(({ key }) =>
          shown.includes(key),
        )}
        rowKey={idOf}
        rowLabel={nameOf}
        searchLabel={t("search")}
        searchHint={t("searchHint")}
        state={{ ...state, sort }}
        onChange={(next) => setState({ ...next, sort: next.sort === SORTS[0] ? "" : next.sort })}
        query={{
          ...answer,
          data: data && { ...data, items: rows.rows },
          // What is asked for again by the clock takes nothing from under the reader's hand.
          isFetching: answer.isFetching && (isPlaceholderData || !data),
        }}
        tools={<AppealFilters filters={{ ...filters, period }} onChange={change} />}
        toolsOn={on}
        empty={
          narrowed ? (
            <Empty title={t("common:table.nothing")} text={t("nothingText")} />
          ) : (
            <Empty title={t("empty")} text={t("emptyText")} />
          )
        }
        {...(operates
          ? {
              selection: {
                keys: chosen,
                onChange: (keys) => setChosen(keys.map(String)),
                actions: (
                  <ChosenActions
                    ids={chosen}
                    rows={chosen.flatMap((id) => met.current.get(id) ?? [])}
                    onDone={() => setChosen([])}
                  />
                ),
              },
            }
          : {})}
      />
      <AppealDrawer
        id={opened.opened}
        ids={rows.rows.map(idOf)}
        onOpen={opened.open}
        onClose={opened.close}
      />
      <NewAppeal open={adding} onClose={() => setAdding(false)} />
    </>
  );
}
