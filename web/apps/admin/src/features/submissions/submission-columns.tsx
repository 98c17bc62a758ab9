/** The columns of handed-in readings. */

import type { StaffSubmissionOut } from "@personal-cabinet/api/cabinet";
import { formatDate, formatMinute } from "@personal-cabinet/i18n/dates";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import { Used, Values } from "./figures";
import { StateMark } from "./state-mark";
import styles from "./submissions.module.css";

/** Names a reading in a sentence. */
export const nameOf = (row: StaffSubmissionOut) =>
  `${row.account_number}, ${formatMinute(row.submitted_at)}`;

/** `addressOf`: where a reading is opened. */
export function submissionColumns(
  t: TFunction,
  addressOf: (id: string) => string,
): Column<StaffSubmissionOut>[] {
  return [
    {
      key: "account",
      title: t("submissions:column.account"),
      sortable: true,
      phone: "title",
      render: (row) => (
        <Link
          className={styles.open}
          to={{ search: addressOf(row.id) }}
          aria-label={`${nameOf(row)}: ${t("submissions:open")}`}
        >
          {row.account_number}
        </Link>
      ),
    },
    {
      key: "address",
      title: t("submissions:column.address"),
      sortable: true,
      phone: "plain",
      fit: "long",
      render: (row) => (
        <>
          {row.address}
          <span className={styles.soft}>{row.customer_name}</span>
        </>
      ),
    },
    { key: "meter", title: t("submissions:column.meter"), render: (row) => row.serial_number },
    {
      key: "values",
      title: t("submissions:column.values"),
      align: "right",
      render: (row) => <Values submission={row} />,
    },
    {
      key: "used",
      title: t("submissions:column.used"),
      align: "right",
      render: (row) => <Used submission={row} />,
    },
    {
      key: "taken",
      title: t("submissions:column.taken"),
      sortable: true,
      fit: "line",
      render: (row) => formatDate(row.taken_on),
    },
    {
      key: "submitted",
      title: t("submissions:column.submitted"),
      sortable: true,
      render: (row) => (
        <>
          {formatMinute(row.submitted_at)}
          {row.way !== "web" && (
            <span className={styles.soft}>{t(`submissions:way.${row.way}`)}</span>
          )}
          {row.organization && <span className={styles.soft}>{row.organization.short_name}</span>}
        </>
      ),
    },
    {
      key: "state",
      title: t("submissions:column.state"),
      phone: "mark",
      render: (row) => <StateMark state={row.state} />,
    },
  ];
}
