/** What was before and after, side by side, what differs marked. */
import { useTranslation } from "react-i18next";
import styles from "./audit.module.css";
import type { AuditWords } from "./use-audit-words";
import { Value } from "./value";
import { fieldsOf } from "./value-text";

type Fields = Record<string, unknown> | null;

export type ChangesProps = { before: Fields; after: Fields; words: AuditWords };

export function Changes({ before, after, words }: ChangesProps) {
  const { t } = useTranslation("audit");
  const fields = fieldsOf(before, after);
  if (before === null && after === null) return null;
  return (
    <section className={styles.section}>
      <h2>{t("entry.changes")}</h2>
      {fields.length === 0 ? (
        <p>{t("entry.nothing")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={t("entry.changes")}>
          <table className={styles.changes}>
            <thead>
              <tr>
                <th scope="col">{t("entry.field")}</th>
                <th scope="col">{t("entry.before")}</th>
                <th scope="col">{t("entry.after")}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <Field
                  key={field}
                  name={words.field(field)}
                  was={before?.[field]}
                  is={after?.[field]}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Field({ name, was, is }: { name: string; was: unknown; is: unknown }) {
  const { t } = useTranslation("audit");
  const differs = JSON.stringify(was ?? null) !== JSON.stringify(is ?? null);
  return (
    <tr data-differs={differs}>
      <th scope="row">{name}</th>
      <td>
        <Value value={was} />
      </td>
      <td>
        <Value value={is} />
        {differs && <span className={styles.hidden}> ({t("entry.differs")})</span>}
      </td>
    </tr>
  );
}
