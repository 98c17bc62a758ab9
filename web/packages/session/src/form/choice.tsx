/** A box to tick, or one of several choices. */
import type { ComponentProps, ReactNode } from "react";
import styles from "./form.module.css";

export type ChoiceProps = ComponentProps<"input"> & {
  type: "checkbox" | "radio";
  label: ReactNode;
};

export function Choice({ label, ...input }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input {...input} />
      <span>{label}</span>
    </label>
  );
}
