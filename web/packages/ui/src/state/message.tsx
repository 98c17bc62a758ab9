/** The common frame of the states: a round icon, a title, a line of text, an action. */
import type { ReactNode } from "react";
import styles from "./state.module.css";

export type MessageProps = {
  icon: ReactNode;
  title: string;
  text?: string;
  /** Shown small below, e.g. the request's number. */
  id?: string | null;
  action?: ReactNode;
  failed?: boolean;
};

export function Message({ icon, title, text, id, action, failed }: MessageProps) {
  return (
    <div
      className={failed ? `${styles.state} ${styles.failed}` : styles.state}
      role={failed ? "alert" : undefined}
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      {text && <p className={styles.text}>{text}</p>}
      {id && <p className={styles.id}>{id}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
