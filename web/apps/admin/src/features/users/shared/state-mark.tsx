/** The state of a user or a request: a word with a colour beside it. */
import styles from "./users.module.css";

export function StateMark({ kind, children }: { kind: string; children: string }) {
  return (
    <span className={styles.mark} data-kind={kind}>
      {children}
    </span>
  );
}
