/** One of a few kinds that a list is narrowed to; on a phone one below the other unless all fit. */
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

/** What the narrowest phone has room for, by the width of a letter and what stands around a name. */
const ROOM = 280;
const LETTER = 9;
const AROUND = 24;

function fitsPhone(options: { label: string }[]): boolean {
  const width = options.reduce((sum, { label }) => sum + label.length * LETTER + AROUND, 0);
  return width <= ROOM;
}

export function FilterChoice<Value extends string>(props: FilterChoiceProps<Value>) {
  const { label, ...rest } = props;
  const phone = usePhone();
  return (
    <div className={styles.filter}>
      <Segmented<Value>
        className={styles.kinds}
        aria-label={label}
        block={phone}
        vertical={phone && !fitsPhone(props.options)}
        {...rest}
      />
    </div>
  );
}
