/** A list that the service pages, orders and searches; a table on a desktop, cards where it is narrow. */
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePrinting } from "../page/use-printing";
import { Empty } from "../state/empty";
import { Failure } from "../state/failure";
import { Loading } from "../state/loading";
import { useNarrowerThan } from "../theme/use-phone";
import { FoldedTools } from "./folded-tools";
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
  /** What stands in the box where the label is too long for it: the most useful of it, ≤ 24 letters. */
  searchHint?: string;
  /** Filters beside the search box; where it is narrow they are folded behind a button. */
  tools?: ReactNode;
  /** How many of the filters are on. */
  toolsOn?: number;
  /** Instead of numbered pages, for a list whose pages go by a cursor. */
  pages?: ReactNode;
  /** Shown when there are no rows and nothing was searched for. */
  empty?: ReactNode;
};

const PHONE = 768;
/** Up to here more columns than this are read one below the other. */
const NARROW = 900;
const FEW_COLUMNS = 4;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    state,
    onChange,
    query,
    searchLabel,
    searchHint,
    tools,
    toolsOn = 0,
    pages,
    empty,
    ...rowProps
  } = props;
  const { selection } = rowProps;
  const { t } = useTranslation("common");
  const tight = useNarrowerThan(rowProps.columns.length > FEW_COLUMNS ? NARROW : PHONE);
  // A sheet of paper is read as a table, however narrow the window is that it is printed from.
  const printing = usePrinting();
  const narrow = tight && !printing;

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
    const common = { ...rowProps, rows: query.data.items };
    return narrow ? (
      <RowCards {...common} />
    ) : (
      <WideTable {...common} sort={state.sort} onSort={sort} />
    );
  };

  const search = searchLabel && (
    <SearchBox
      label={searchLabel}
      hint={searchHint}
      value={state.search}
      onSearch={(text) => onChange({ ...state, search: text, offset: 0 })}
    />
  );
  const sortable = rowProps.columns.some((column) => column.sortable);
  const toolbar = () => {
    if (narrow && (tools || sortable)) {
      const order = (
        <SortSelect
          columns={rowProps.columns}
          sort={state.sort}
          onChange={(next) => onChange({ ...state, sort: next, offset: 0 })}
        />
      );
      return <FoldedTools search={search} filters={tools} order={order} on={toolsOn} />;
    }
    return (
      (search || tools) && (
        <div className={styles.tools}>
          {search}
          {tools}
        </div>
      )
    );
  };

  return (
    <div aria-busy={query.isFetching}>
      {toolbar()}
      {selection && selection.keys.length > 0 && (
        <div className={styles.chosen} role="status">
          <span>{t("table.selected", { count: selection.keys.length })}</span>
          {selection.actions}
          <Button type="text" onClick={() => selection.onChange([])}>
            {t("table.clearSelection")}
          </Button>
        </div>
      )}
      <div className={query.isFetching && query.data ? styles.busy : undefined}>{rows()}</div>
      {query.data && pages}
      {query.data && !pages && (
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
