/** The columns of the accounts (manual, figure 36), and those that can be added. */
import type { StaffAccountOut } from "@personal-cabinet/api/cabinet";
import { formatDay } from "@personal-cabinet/i18n/dates";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import type { TableColumns } from "../../../shared/use-columns";
import styles from "./accounts.module.css";

/** In the order of the table; the names are those of the file, too. */
export const COLUMNS = [
  "number",
  "customer",
  "meters",
  "address",
  "email",
  "kind",
  "tariffs",
  "contract_start",
  "contract_end",
  "users",
] as const;
export type ColumnName = (typeof COLUMNS)[number];
/** Those of the manual; the number is always there. */
export const USUAL: readonly ColumnName[] = ["number", "customer", "meters", "address", "email"];

export const TABLE: TableColumns<ColumnName> = { name: "accounts", all: COLUMNS, usual: USUAL };

export type Opens = {
  account: (id: number) => string;
  customer: (id: number) => string;
};

function Meters({ meters }: { meters: StaffAccountOut["meters"] }) {
  return (
    <ul className={styles.meters}>
      {meters.map((meter) => (
        <li key={meter.id}>
          <Link to={`/meters?meter=${meter.id}`}>
            {[meter.model, meter.serial_number].filter(Boolean).join("/")}
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function accountColumns(t: TFunction, opens: Opens): Column<StaffAccountOut>[] {
  const title = (name: ColumnName) => ({ key: name, title: t(`accounts:column.${name}`) });
  return [
    {
      ...title("number"),
      sortable: true,
      phone: "title",
      render: (row) => (
        <>
          <Link className={styles.number} to={opens.account(row.id)}>
            {row.number}
          </Link>
          {row.differs && (
            <span className={styles.differs}>
              <Mark tone="warning">{t("accounts:differs")}</Mark>
            </span>
          )}
        </>
      ),
    },
    {
      ...title("customer"),
      sortable: true,
      phone: "plain",
      fit: "long",
      render: (row) => <Link to={opens.customer(row.customer.id)}>{row.customer.name}</Link>,
    },
    {
      ...title("meters"),
      sortable: true,
      render: (row) => (row.meters.length > 0 ? <Meters meters={row.meters} /> : null),
    },
    {
      ...title("address"),
      sortable: true,
      phone: "plain",
      fit: "long",
      render: (row) => row.address,
    },
    {
      ...title("email"),
      sortable: true,
      phone: "plain",
      fit: "word",
      render: (row) => row.email,
    },
    { ...title("kind"), render: (row) => t(`accounts:filter.kind_${row.customer.kind}`) },
    { ...title("tariffs"), render: (row) => row.tariffs.join(", ") || null },
    {
      ...title("contract_start"),
      fit: "line",
      render: (row) => row.contract_start && formatDay(row.contract_start),
    },
    {
      ...title("contract_end"),
      fit: "line",
      render: (row) => row.contract_end && formatDay(row.contract_end),
    },
    { ...title("users"), align: "right", render: (row) => row.users },
  ];
}
