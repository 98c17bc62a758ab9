import type { ReactNode } from "react";
import styles from "./page.module.css";

export type Fact = { label: string; value: ReactNode };

/** Names and values of one thing, in columns as the width allows; an unknown value is a dash. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value ?? "—"}</dd>
        </div>
      ))}
    </dl>
  );
}
