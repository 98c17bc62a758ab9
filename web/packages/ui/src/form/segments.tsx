/** A choice among a few things that are all seen: native radio buttons in the look of a switch. */
import { type ReactNode, useId } from "react";
import styles from "./segments.module.css";

export type SegmentsProps<Value extends string> = {
  /** What is chosen, for readers who do not see it. */
  label: string;
  value: Value;
  options: { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
  disabled?: boolean;
  /** As wide as its place. */
  block?: boolean;
};

export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, value, options, onChange, disabled, block } = props;
  const name = useId();
  return (
    <fieldset className={block ? `${styles.set} ${styles.block}` : styles.set} disabled={disabled}>
      <legend className="visually-hidden">{label}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              className={styles.input}
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.words}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
