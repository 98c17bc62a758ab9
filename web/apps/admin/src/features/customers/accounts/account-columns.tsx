/** The columns of the accounts (manual, figure 36). */
import type { StaffAccountOut } from "@personal-cabinet/api/cabinet";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import styles from "./accounts.module.css";

function Meters({ meters }: { meters: StaffAccountOut["meters"] }) {
  return (
    <ul className={styles.meters}>
      {meters.map((meter) => (
        <li key={meter.id}>{meter.serial_number}</li>
      ))}
    </ul>
  );
}

export function accountColumns(t: TFunction): Column<StaffAccountOut>[] {
  return [
    {
      key: "number",
      title: t("accounts:column.number"),
      sortable: true,
      phone: "title",
      render: (row) => <span className={styles.number}>{row.number}</span>,
    },
    {
      key: "customer",
      title: t("accounts:column.customer"),
      sortable: "ascending",
      phone: "plain",
      fit: "long",
      render: (row) => (
        <>
          {row.customer.name}
          {row.customer.kind === "organization" && (
            <span className={styles.kind}>{t("accounts:organization")}</span>
          )}
        </>
      ),
    },
    {
      key: "meters",
      title: t("accounts:column.meters"),
      render: (row) => (row.meters.length > 0 ? <Meters meters={row.meters} /> : null),
    },
    {
      key: "address",
      title: t("accounts:column.address"),
      sortable: "ascending",
      phone: "plain",
      fit: "long",
      render: (row) => row.address,
    },
    {
      key: "email",
      title: t("accounts:column.email"),
      phone: "plain",
      fit: "word",
      render: (row) => row.email,
    },
  ];
}
