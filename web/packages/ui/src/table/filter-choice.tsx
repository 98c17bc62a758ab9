/** One of a few kinds that a list is narrowed to; on a phone one below the other. */
import { Segmented } from "antd";
import { usePhone } from "../theme/use-phone";
import styles from "./table.module.css";

export type FilterChoiceProps<Value extends string> = {
  /** What is chosen here, for screen readers. */
  label: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

export function FilterChoice<Value extends string>(props: FilterChoiceProps<Value>) {
  const { label, ...rest } = props;
  const phone = usePhone();
  return (
    <div className={styles.filter}>
      <Segmented<Value>
        className={styles.kinds}
        aria-label={label}
        block={phone}
        vertical={phone}
        {...rest}
      />
    </div>
  );
}
