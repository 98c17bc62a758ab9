/** From a card to what the audit log says of its thing; for those who may read it. */
import HistoryOutlined from "@ant-design/icons/HistoryOutlined";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./audit-link.module.css";
import { useMay } from "./use-may";

export type AuditLinkProps = {
  /** As the log names it; of a person nothing: what he did is told as well. */
  kind?:
    | "account"
    | "customer"
    | "meter"
    | "appeal"
    | "outage"
    | "servicing_organization"
    | "supplier";
  /** Some things stand in the log by a key and by a number. */
  ids?: (string | number)[];
  person?: string;
};

export function AuditLink({ kind, ids = [], person }: AuditLinkProps) {
  const { t } = useTranslation("admin");
  if (!useMay("audit:see")) return null;
  const asked = new URLSearchParams();
  if (person) asked.set("person", person);
  if (kind) asked.set("kind", kind);
  for (const id of ids) asked.append("id", String(id));
  return (
    <Link className={styles.link} to={`/audit?${asked}`}>
      <HistoryOutlined aria-hidden="true" /> {t("audit.link")}
    </Link>
  );
}
