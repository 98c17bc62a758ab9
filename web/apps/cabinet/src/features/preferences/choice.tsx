/** A switch with its words beside it. */
import { Switch } from "antd";
import styles from "./preferences.module.css";

export type ChoiceProps = {
  /** What stands beside the switch. */
  text: string;
  /** The same with what it is about, for those who hear the switch alone. */
  label: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
};

export function Choice({ text, label, checked, disabled, onChange }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <Switch
        checked={checked}
        disabled={disabled}
        onChange={onChange}
        aria-label={label.startsWith(text) ? label : `${text}: ${label}`}
      />
      <span aria-hidden="true">{text}</span>
    </div>
  );
}
