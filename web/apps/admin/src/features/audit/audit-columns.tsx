/** The columns of the log. */
import type { AuditEntryOut } from "@personal-cabinet/api/admin";
import { formatMoment } from "@personal-cabinet/i18n/dates";
import type { Column } from "@personal-cabinet/ui/table/column";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import styles from "./audit.module.css";
import { Named } from "./named";
import { OutcomeMark } from "./outcome-mark";
import type { AuditWords } from "./use-audit-words";

const MOST_FIELDS = 3;

type Say = { t: TFunction; words: AuditWords; refusal: (outcome: string | null) => string | null };

/** Names an entry in a sentence. */
export const nameOf = ({ t, words }: Say, row: AuditEntryOut) =>
  t("audit:named", { act: words.act(row.action), time: formatMoment(row.at) });

function changedIn({ t, words }: Say, { changed }: AuditEntryOut): string {
  const first = changed.slice(0, MOST_FIELDS).map(words.field).join(", ");
  const others = changed.length - MOST_FIELDS;
  return others > 0 ? `${first} ${t("audit:fieldsMore", { count: others })}` : first || "—";
}

/** `addressOf`: where an entry is opened. */
export function auditColumns(say: Say, addressOf: (id: string) => string): Column<AuditEntryOut>[] {
  const { t, words, refusal } = say;
  const title = (key: string) => t(`audit:column.${key}`);
  return [
    {
      key: "at",
      title: title("at"),
      fit: "line",
      phone: "plain",
      render: (row) => formatMoment(row.at),
    },
    {
      key: "actor",
      title: title("actor"),
      render: (row) => (
        <>
          <Named named={row.actor} />
          <span className={styles.soft}>{words.role(row.role)}</span>
        </>
      ),
    },
    {
      key: "action",
      title: title("action"),
      phone: "title",
      render: (row) => (
        <Link
          className={styles.open}
          to={{ search: addressOf(String(row.id)) }}
          aria-label={`${nameOf(say, row)}: ${t("audit:open")}`}
        >
          {words.act(row.action)}
        </Link>
      ),
    },
    {
      key: "object",
      title: title("object"),
      render: (row) => (
        <>
          <Named named={row.object} />
          <span className={styles.soft}>{words.kind(row.object.kind)}</span>
        </>
      ),
    },
    { key: "changed", title: title("changed"), render: (row) => changedIn(say, row) },
    {
      key: "outcome",
      title: title("outcome"),
      phone: "mark",
      render: (row) => (
        <>
          <OutcomeMark outcome={row.outcome} />
          {refusal(row.outcome) && <span className={styles.soft}>{refusal(row.outcome)}</span>}
        </>
      ),
    },
  ];
}
