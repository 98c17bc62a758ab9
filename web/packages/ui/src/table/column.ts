/** What a table knows of its columns. */
import type { Key, ReactNode } from "react";

export type Column<Row> = {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** The service can order by this column's key: both ways, or only ascending. */
  sortable?: boolean | "ascending";
  align?: "right";
  /**
   * `line`: never broken, as a date. `long`: as long as people like, broken anywhere. `word`: an
   * address, which stays whole unless it is very long.
   */
  fit?: "line" | "long" | "word";
  /**
   * Where it is narrow rows are cards. There: the heading, the mark beside that, a value that needs no name (a screen reader is told
   * it all the same), or not shown at all.
   */
  phone?: "title" | "mark" | "plain" | "hidden";
};

export type Selection = {
  keys: Key[];
  onChange: (keys: Key[]) => void;
  /** What can be done with the chosen rows. */
  actions?: ReactNode;
};

/** The keys with one more or one less. */
export function toggled(keys: Key[], key: Key): Key[] {
  return keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
}
