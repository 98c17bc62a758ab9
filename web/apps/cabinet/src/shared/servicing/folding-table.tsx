/** A plain table whose rows become cards where the window is too narrow for its columns. */
import { useNarrowerThan } from "@personal-cabinet/ui/theme/use-phone";
import type { ComponentProps } from "react";
import styles from "./folding-table.module.css";

export type FoldingTableProps = Omit<ComponentProps<"table">, "className"> & {
  /** In px, the window's width. Cells of a card are named by their `data-label`. */
  below: number;
};

export function FoldingTable({ below, ...table }: FoldingTableProps) {
  const folded = useNarrowerThan(below);
  return <table {...table} className={`${styles.table} ${folded ? styles.folded : ""}`} />;
}
