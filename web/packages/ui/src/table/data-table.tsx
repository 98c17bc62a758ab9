/** A list that the service pages, orders and searches; a table on a desktop, cards on a phone. */
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../state/empty";
import { Failure } from "../state/failure";
import { Loading } from "../state/loading";
import { usePhone } from "../theme/use-phone";
import { Pager } from "./pager";
import { RowCards } from "./row-cards";
import { SearchBox } from "./search-box";
import { SortSelect } from "./sort-select";
import styles from "./table.module.css";
import { sortedBy, type TableState } from "./table-state";
import { type RowsProps, WideTable } from "./wide-table";

export type DataTableProps<Row> = Omit<RowsProps<Row>, "rows" | "sort" | "onSort"> & {
  state: TableState;
  onChange: (state: TableState) => void;
  /** The page from the service (react-query's result fits); keep the previous one while loading. */
  query: {
    data: { items: Row[]; total: number } | undefined;
    error: unknown;
    isFetching: boolean;
    refetch: () => unknown;
  };
  /** Given = there is a search box with this label. */
  searchLabel?: string;
  /** Filters and actions beside the search box. */
  tools?: ReactNode;
  /** Shown when there are no rows and nothing was searched for. */
  empty?: ReactNode;
};

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { state, onChange, query, searchLabel, tools, empty, selection, ...rowProps } = props;
  const { t } = useTranslation("common");
  const phone = usePhone();

  const oneWay = (key: string) =>
    rowProps.columns.some((column) => column.key === key && column.sortable === "ascending");
  const sort = (key: string) => onChange(sortedBy(state, key, oneWay(key)));

  const rows = () => {
    if (!query.data) {
      return (
        <div className={styles.frame}>
          {query.error ? (
            <Failure error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <div className={styles.waiting}>
              <Loading lines={8} />
            </div>
          )}
        </div>
      );
    }
    if (query.data.items.length === 0) {
      const nothing = <Empty title={t("table.nothing")} text={t("table.nothingAdvice")} />;
      return <div className={styles.frame}>{state.search ? nothing : (empty ?? <Empty />)}</div>;
    }
    const common = { ...rowProps, rows: query.data.items, selection };
    return phone ? (
      <RowCards {...common} />
    ) : (
      <WideTable {...common} sort={state.sort} onSort={sort} />
    );
  };

  return (
    <div aria-busy={query.isFetching}>
      {(searchLabel || tools) && (
        <div className={styles.tools}>
          {searchLabel && (
            <SearchBox
              label={searchLabel}
              value={state.search}
              onSearch={(search) => onChange({ ...state, search, offset: 0 })}
            />
          )}
          {tools}
          {phone && (
            <SortSelect
              columns={rowProps.columns}
              sort={state.sort}
              onChange={(next) => onChange({ ...state, sort: next, offset: 0 })}
            />
          )}
        </div>
      )}
      {selection && selection.keys.length > 0 && (
        <div className={styles.chosen} role="status">
          <span>{t("table.selected", { count: selection.keys.length })}</span>
          {selection.actions}
          <Button type="link" onClick={() => selection.onChange([])}>
            {t("table.clearSelection")}
          </Button>
        </div>
      )}
      <div className={query.isFetching && query.data ? styles.busy : undefined}>{rows()}</div>
      {query.data && (
        <Pager
          caption={rowProps.caption}
          state={state}
          total={query.data.total}
          onChange={(page) => onChange({ ...state, ...page })}
        />
      )}
    </div>
  );
}
