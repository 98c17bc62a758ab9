/** The rows of one house of a file, folded until it is opened; pages, so that thousands are quick. */
import DownOutlined from "@ant-design/icons/DownOutlined";
import RightOutlined from "@ant-design/icons/RightOutlined";
import type { SheetClass, SheetHouseOut, SheetRowOut } from "@personal-cabinet/api/cabinet";
import { formatDate } from "@personal-cabinet/i18n/dates";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import type { Column } from "@personal-cabinet/ui/table/column";
import { Pager } from "@personal-cabinet/ui/table/pager";
import { RowCards } from "@personal-cabinet/ui/table/row-cards";
import { WideTable } from "@personal-cabinet/ui/table/wide-table";
import { useNarrowerThan } from "@personal-cabinet/ui/theme/use-phone";
import { useQuery } from "@tanstack/react-query";
import { type Key, useState } from "react";
import { useTranslation } from "react-i18next";
import { rowsQuery, wantedOf } from "./api/sheets";
import { countsWords } from "./counts";
import { RowNote } from "./row-note";
import styles from "./sheets.module.css";
import type { Choice } from "./use-choice";

const NARROW = 900;
const PAGE = 50;

export type HouseRowsProps = {
  sheet: string;
  house: SheetHouseOut;
  /** Only rows of this class; none: all. */
  rows: SheetClass | undefined;
  choice: Choice;
  /** Whether readings are taken now. */
  open: boolean;
  unfolded: boolean;
};

function useColumns(sheet: string, open: boolean, narrow: boolean): Column<SheetRowOut>[] {
  const { t } = useTranslation("servicing-sheets");
  // A card has no room for what is not there.
  const none = narrow ? null : "–";
  const zone = (name: "T1" | "T2" | "T3"): Column<SheetRowOut> => ({
    key: name,
    title: t("zone", { zone: name }),
    align: "right",
    fit: "line",
    render: ({ values }) => values[name] ?? none,
  });
  return [
    {
      key: "flat",
      title: t("flat"),
      phone: "title",
      render: ({ flat, scope }) => {
        if (!flat) return scope === "building" ? t("wholeHouse") : "–";
        // Above a card there is no heading of a column.
        return narrow && /^\d/.test(flat) ? t("mend.inFlat", { flat }) : flat;
      },
    },
    { key: "serial_number", title: t("serial"), render: (row) => row.serial_number || none },
    {
      key: "taken",
      title: t("taken"),
      fit: "line",
      render: (row) => (row.taken_on ? formatDate(row.taken_on) : row.taken || none),
    },
    zone("T1"),
    zone("T2"),
    zone("T3"),
    {
      key: "note",
      title: t("note"),
      phone: "plain",
      render: (row) => <RowNote sheet={sheet} row={row} open={open} />,
    },
  ];
}

function Rows(props: HouseRowsProps & { caption: string }) {
  const { sheet, house, rows, choice, open, caption } = props;
  const { t } = useTranslation("servicing-sheets");
  const narrow = useNarrowerThan(NARROW);
  const columns = useColumns(sheet, open, narrow);
  const [page, setPage] = useState({ limit: PAGE, offset: 0 });
  const query = useQuery(rowsQuery(sheet, wantedOf(house, rows), page));
  return (
    <Fetched query={query}>
      {({ items, total }) => {
        const here = items.map(({ id }) => id);
        const selection = {
          keys: here.filter((id) => choice.has(id)) as Key[],
          onChange: (keys: Key[]) => choice.put(here, keys as number[]),
        };
        const common = {
          caption,
          columns,
          rows: items,
          rowKey: ({ id }: SheetRowOut) => id,
          rowLabel: ({ flat, serial_number, number }: SheetRowOut) =>
            t("rowLabel", { flat: flat || "–", serial: serial_number || "–", number }),
          selection,
        };
        return (
          <div className={query.isFetching ? styles.busy : undefined}>
            {narrow ? (
              <RowCards {...common} />
            ) : (
              <WideTable {...common} sort="" onSort={() => undefined} />
            )}
            <Pager caption={caption} state={page} total={total} onChange={setPage} />
          </div>
        );
      }}
    </Fetched>
  );
}

export function HouseRows(props: HouseRowsProps) {
  const { house, rows, choice } = props;
  const { t } = useTranslation("servicing-sheets");
  const [unfolded, setUnfolded] = useState(props.unfolded);
  const name = house.address || t("unknownHouse");
  const chooses = (label: string, wanted: SheetClass | undefined, count: number) => (
    <button
      type="button"
      className={styles.link}
      disabled={count === 0 || choice.busy}
      onClick={() => choice.add(wantedOf(house, wanted))}
    >
      {label}
    </button>
  );
  const { right, wrong, unfilled } = house;
  return (
    <div className={styles.house}>
      <h3>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
          <span className={styles.named}>
            {name} <small>{countsWords(house, t)}</small>
          </span>
        </button>
      </h3>
      {unfolded && (
        <>
          <p className={styles.choose}>
            {t("choose.label")} {chooses(t("choose.all"), rows, right + wrong + unfilled)},{" "}
            {chooses(t("choose.wrong"), "wrong", wrong)},{" "}
            {unfilled > 0 && <>{chooses(t("choose.unfilled"), "unfilled", unfilled)}, </>}
            {chooses(t("choose.right"), "right", right)}.{" "}
            <button
              type="button"
              className={styles.link}
              disabled={choice.ids.size === 0 || choice.busy}
              onClick={() => choice.drop(wantedOf(house, undefined))}
            >
              {t("choose.none")}
            </button>
          </p>
          <Rows {...props} caption={name} />
        </>
      )}
    </div>
  );
}
