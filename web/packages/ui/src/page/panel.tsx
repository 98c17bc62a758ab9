import { type ReactNode, useId } from "react";
import styles from "./page.module.css";

/** A calm surface for one subject of a page; with a title it is a region of its own. */
export function Panel(props: { title?: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId();
  if (!props.title) return <div className={styles.panel}>{props.children}</div>;
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.panelHead}>
        <h2 id={id}>{props.title}</h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}
