/** What else was written down of an act; of a look through a list its filter. */
import { type Fact, Facts } from "@personal-cabinet/ui/page/facts";
import { useTranslation } from "react-i18next";
import styles from "./audit.module.css";
import type { AuditWords } from "./use-audit-words";
import { Value } from "./value";

export type DetailsProps = { details: Record<string, unknown>; words: AuditWords };

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A filter in a sentence: what was typed is not kept, only how long it was. */
function FilterText({ filter, words }: { filter: Record<string, unknown>; words: AuditWords }) {
  const { t } = useTranslation("audit");
  const parts = Object.entries(filter).filter(([, value]) => value !== null && value !== "");
  if (parts.length === 0) return t("value.everything");
  return (
    <ul className={styles.filter}>
      {parts.map(([name, value]) => (
        <li key={name}>
          {isFields(value) && typeof value.letters === "number" ? (
            t("value.letters", { count: value.letters })
          ) : (
            <>
              {words.field(name)}: <Value value={value} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What an entry tells by names: fields that have changed unseen, and that it was the wizard. */
function inWords(name: string, value: unknown, words: AuditWords): unknown {
  if (name === "changed" && Array.isArray(value)) return value.map(String).map(words.field);
  return name === "way" && typeof value === "string" ? words.kind(value) : value;
}

export function Details({ details, words }: DetailsProps) {
  const { t } = useTranslation("audit");
  const facts: Fact[] = Object.entries(details).map(([name, value]) => ({
    label: words.field(name),
    value:
      name === "filter" && isFields(value) ? (
        <FilterText filter={value} words={words} />
      ) : (
        <Value value={inWords(name, value, words)} />
      ),
  }));
  if (facts.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{t("entry.details")}</h2>
      <Facts facts={facts} />
    </section>
  );
}
