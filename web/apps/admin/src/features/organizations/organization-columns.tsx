/** The columns of organisations. */
import type { StaffOrganizationOut } from "@personal-cabinet/api/cabinet";
import type { Language } from "@personal-cabinet/i18n/language";
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { Mark } from "@personal-cabinet/ui/state/mark";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import styles from "./organizations.module.css";

/** `addressOf`: where an organisation is opened. */
export function organizationColumns(
  t: TFunction,
  language: Language,
  addressOf: (id: string) => string,
): Column<StaffOrganizationOut>[] {
  return [
    {
      key: "name",
      title: t("organizations:column.name"),
      phone: "title",
      fit: "long",
      render: (row) => (
        <>
          <Link className={styles.name} to={{ search: addressOf(String(row.id)) }}>
            {row.short_name}
          </Link>
          {row.name !== row.short_name && <span className={styles.soft}>{row.name}</span>}
        </>
      ),
    },
    {
      key: "kind",
      title: t("organizations:column.kind"),
      render: (row) => t(`organizations:kind.${row.kind}`),
    },
    {
      key: "contact",
      title: t("organizations:column.contact"),
      fit: "long",
      render: (row) =>
        row.contact ? (
          <>
            {row.contact.name}
            <span className={styles.soft}>{row.contact.email}</span>
          </>
        ) : (
          "—"
        ),
    },
    {
      key: "houses",
      title: t("organizations:column.houses"),
      align: "right",
      render: (row) => formatNumber(row.houses, language),
    },
    { key: "inn", title: t("organizations:column.inn"), render: (row) => row.inn ?? "—" },
    {
      key: "agreement",
      title: t("organizations:column.agreement"),
      render: (row) => row.agreement_number ?? "—",
    },
    {
      key: "state",
      title: t("organizations:column.state"),
      phone: "mark",
      render: (row) => (
        <span className={styles.marks}>
          <Mark tone={row.ended_at ? "plain" : "done"}>
            {t(`organizations:state.${row.ended_at ? "ended" : "active"}`)}
          </Mark>
          {row.invited > 0 && (
            <Mark tone="info">{t("organizations:invited", { count: row.invited })}</Mark>
          )}
        </span>
      ),
    },
  ];
}
