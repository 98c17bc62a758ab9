/** The order of a list where there are no column titles to press: on a phone. */
import { useTranslation } from "react-i18next";
import type { Column } from "./column";
import styles from "./table.module.css";

export type SortSelectProps<Row> = {
  columns: Column<Row>[];
  sort: string;
  onChange: (sort: string) => void;
};

export function SortSelect<Row>({ columns, sort, onChange }: SortSelectProps<Row>) {
  const { t } = useTranslation("common");
  const sortable = columns.filter((column) => column.sortable);
  if (sortable.length === 0) return null;
  return (
    <label className={styles.sortSelect}>
      <span>{t("table.sort")}</span>
      <select
        className={styles.size}
        value={sort}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t("table.usualOrder")}</option>
        {sortable.map((column) => (
          <option key={column.key} value={column.key}>
            {column.title} ↑
          </option>
        ))}
        {sortable
          .filter((column) => column.sortable === true)
          .map((column) => (
            <option key={column.key} value={`-${column.key}`}>
              {column.title} ↓
            </option>
          ))}
      </select>
    </label>
  );
}
