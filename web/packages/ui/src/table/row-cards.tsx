/** The same rows on a phone: one card each, names beside values. */
import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { toggled } from "./column";
import styles from "./table.module.css";
import type { RowsProps } from "./wide-table";

export function RowCards<Row>(props: Omit<RowsProps<Row>, "sort" | "onSort">) {
  const { caption, columns, rows, rowKey, rowLabel, selection } = props;
  const { t } = useTranslation("common");
  const heading = columns.find((column) => column.phone === "title");
  const facts = columns.filter((column) => column.phone === undefined);
  return (
    <ul className={styles.cards} aria-label={caption}>
      {rows.map((row) => {
        const key = rowKey(row);
        const chosen = selection?.keys.includes(key) ?? false;
        return (
          <li key={key} className={styles.card} data-chosen={chosen}>
            {selection && (
              <span className={styles.cardCheck}>
                <Checkbox
                  aria-label={t("table.selectRow", { row: rowLabel(row) })}
                  checked={chosen}
                  onChange={() => selection.onChange(toggled(selection.keys, key))}
                />
              </span>
            )}
            <div className={styles.cardBody}>
              {heading && <div className={styles.cardTitle}>{heading.render(row)}</div>}
              <dl className={styles.cardFacts}>
                {facts.map((column) => [
                  <dt key={`${column.key}-name`}>{column.title}</dt>,
                  <dd key={column.key}>{column.render(row) ?? t("table.none")}</dd>,
                ])}
              </dl>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
