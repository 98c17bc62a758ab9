import type { ReactNode } from "react";
import styles from "./mark.module.css";

export type Tone = "plain" | "done" | "info" | "warning" | "critical";

/** The state of a thing in a list: a word, with a colour beside it. */
export function Mark({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.mark} data-tone={tone}>
      {children}
    </span>
  );
}
