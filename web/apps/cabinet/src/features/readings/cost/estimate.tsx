/** That a cost is an estimate; how it was reckoned is told to who asks. */
import { type ReactNode, useId, useState } from "react";
import styles from "./cost.module.css";

type EstimateProps = {
  label: string;
  how: string;
  /** What stands in the line between the word and what it opens. */
  children?: ReactNode;
};

export function Estimate({ label, how, children }: EstimateProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles.how}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {children}
      <span id={id} className={styles.explained} hidden={!open}>
        {open && how}
      </span>
    </>
  );
}
