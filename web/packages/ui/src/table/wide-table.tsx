/** The rows as a real table, inside a focusable region that scrolls sideways when it must. */
import ArrowDownOutlined from "@ant-design/icons/ArrowDownOutlined";
import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import SwapOutlined from "@ant-design/icons/SwapOutlined";
import { Checkbox } from "antd";
import type { Key, MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Column, Selection } from "./column";
import { type RowAction, RowActions } from "./row-actions";
import styles from "./table.module.css";
import { useRowChoice } from "./use-row-choice";

export type RowsProps<Row> = {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => Key;
  /** Names a row for its check box. */
  rowLabel: (row: Row) => string;
  sort: string;
  onSort: (key: string) => void;
  selection?: Selection | undefined;
  /** What who looks may do with a row; they stand at the edge, in sight however wide the table is. */
  actions?: ((row: Row) => RowAction[]) | undefined;
};

function cellLook<Row>({ align, fit }: Column<Row>): string | undefined {
  return [align && styles[align], fit && styles[fit]].filter(Boolean).join(" ") || undefined;
}

/** A press on the row itself, not on a control in it, and not the end of marking text. */
function isOnPlainRow(event: MouseEvent<HTMLElement>): boolean {
  const target = event.target as HTMLElement;
  return !target.closest("a, button, input, label") && !window.getSelection()?.toString();
}

function ariaSort(sort: string, key: string): "ascending" | "descending" | "none" {
  if (sort === key) return "ascending";
  return sort === `-${key}` ? "descending" : "none";
}

/** The place of the arrow is kept: a title never grows when its column is ordered. */
function SortMark({ sort, column }: { sort: string; column: string }) {
  if (sort === column) return <ArrowUpOutlined aria-hidden="true" />;
  if (sort === `-${column}`) return <ArrowDownOutlined aria-hidden="true" />;
  return <SwapOutlined className={styles.unsorted} rotate={90} aria-hidden="true" />;
}

export function WideTable<Row>(props: RowsProps<Row>) {
  const { caption, columns, rows, rowKey, rowLabel, sort, onSort, selection, actions } = props;
  const { t } = useTranslation("common");
  const here = rows.map(rowKey);
  const choice = useRowChoice(selection, here);
  const menu = rows.some((row) => (actions?.(row).length ?? 0) > 1);
  const chosenHere = here.filter((key) => selection?.keys.includes(key));
  const all = rows.length > 0 && chosenHere.length === rows.length;
  const toggleAll = () => {
    const others = selection?.keys.filter((key) => !here.includes(key)) ?? [];
    selection?.onChange(all ? others : [...others, ...here]);
  };
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same element with the same role */}
      <div
        className={styles.scroll}
        role="region"
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onKeyDown={choice.onKeyDown}
      >
        <table className={styles.table}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {selection && (
                <th scope="col" className={styles.check}>
                  <Checkbox
                    aria-label={t("table.selectAll")}
                    checked={all}
                    indeterminate={chosenHere.length > 0 && !all}
                    onChange={toggleAll}
                  />
                </th>
              )}
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={cellLook(column)}
                  aria-sort={column.sortable ? ariaSort(sort, column.key) : undefined}
                >
                  {column.sortable ? (
                    <button
                      type="button"
                      className={styles.sort}
                      onClick={() => onSort(column.key)}
                    >
                      {column.title}
                      <SortMark sort={sort} column={column.key} />
                    </button>
                  ) : (
                    column.title
                  )}
                </th>
              ))}
              {actions && (
                <th scope="col" className={styles.acts}>
                  <span className={menu ? "visually-hidden" : undefined}>{t("table.actions")}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const key = rowKey(row);
              const chosen = selection?.keys.includes(key) ?? false;
              return (
                // The check box does the same by keyboard.
                <tr
                  key={key}
                  data-chosen={chosen}
                  data-clickable={selection !== undefined}
                  onMouseDown={(event) => {
                    // With Shift a browser would mark the text in between.
                    if (selection && event.shiftKey) event.preventDefault();
                  }}
                  onClick={(event) => {
                    if (isOnPlainRow(event)) choice.press(key, event.shiftKey);
                  }}
                >
                  {selection && (
                    <td className={styles.check}>
                      <Checkbox
                        aria-label={t("table.selectRow", { row: rowLabel(row) })}
                        checked={chosen}
                        onChange={({ nativeEvent }) => choice.press(key, nativeEvent.shiftKey)}
                      />
                    </td>
                  )}
                  {columns.map((column) => (
                    <td key={column.key} className={cellLook(column)}>
                      {column.fit === "word" ? (
                        <div className={styles.whole}>{column.render(row) ?? t("table.none")}</div>
                      ) : (
                        (column.render(row) ?? t("table.none"))
                      )}
                    </td>
                  ))}
                  {actions && (
                    <td className={styles.acts}>
                      <RowActions actions={actions(row)} row={rowLabel(row)} menu={menu} />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
