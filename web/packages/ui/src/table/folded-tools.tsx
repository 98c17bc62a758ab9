/** Search, filters and order above a list; where the window is narrow only the search is not folded away. */
import FilterOutlined from "@ant-design/icons/FilterOutlined";
import { Button } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./table.module.css";

export type FoldedToolsProps = {
  search: ReactNode;
  /** Filters, or none. */
  filters: ReactNode;
  order: ReactNode;
  /** How many of the filters are on. */
  on: number;
};

export function FoldedTools({ search, filters, order, on }: FoldedToolsProps) {
  const { t } = useTranslation("common");
  const id = useId();
  const [open, setOpen] = useState(false);
  const what = filters ? "table.filters" : "table.sort";
  return (
    <>
      <div className={`${styles.tools} ${styles.narrow}`}>
        {search}
        <Button
          className={styles.fold}
          icon={<FilterOutlined aria-hidden="true" />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {on > 0 ? t("table.filtersOn", { on }) : t(what)}
        </Button>
      </div>
      <div id={id} className={styles.folded} hidden={!open}>
        {filters}
        {order}
      </div>
    </>
  );
}
