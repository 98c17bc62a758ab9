/** A small table of what was known, which scrolls sideways where it is narrow. */
import { formatMoment } from "@personal-cabinet/i18n/dates";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./known.module.css";

export type KnownRow = { key: string; cells: ReactNode[] };

type KnownTableProps = { title: string; columns: string[]; rows: KnownRow[] };

/** The first cell of a row names it. */
export function KnownTable({ title, columns, rows }: KnownTableProps) {
  return (
    // What scrolls sideways is reached by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as said
    <section className={styles.frame} tabIndex={0} aria-label={title}>
      <table className={styles.table}>
        <caption className={styles.caption}>{title}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((cell, n) => (
                <td key={n}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export type Came = { at: string | null; sender: string | null; batch_id: string | null };

/** When something changed and with which batch; a person's change has none. */
export function useCame() {
  const { t } = useTranslation("known");
  return ({ at, sender, batch_id: batch }: Came): [ReactNode, ReactNode] => [
    at ? formatMoment(at) : t("none"),
    sender ? (
      <span className={styles.by}>
        {sender}
        {batch && <small>{t("batch", { batch })}</small>}
      </span>
    ) : (
      t("byHand")
    ),
  ];
}
