/** Buttons of a form, as wide as it is. */
import type { ComponentProps } from "react";
import styles from "./form.module.css";

export type ButtonProps = ComponentProps<"button"> & {
  look?: "main" | "plain" | "link";
  /** What it does is being done. */
  busy?: boolean;
};

export function Button({ look = "plain", busy = false, children, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={`${styles.button} ${styles[look]}`}
      aria-busy={busy || undefined}
    >
      {busy && <span className={styles.turning} aria-hidden="true" />}
      {children}
    </button>
  );
}
