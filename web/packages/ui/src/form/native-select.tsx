/** A choice from a short list by the browser's own means: a phone's wheel, a reader's list, no script. */
import styles from "./native-select.module.css";

export type NativeSelectProps<Value extends string> = {
  /** What is chosen, for readers who do not see the words above it. */
  label: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

export function NativeSelect<Value extends string>(props: NativeSelectProps<Value>) {
  const { label, value, options, onChange } = props;
  return (
    <div className={styles.place}>
      <select
        className={styles.select}
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((one) => one.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
