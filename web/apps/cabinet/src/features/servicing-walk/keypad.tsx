/** Big keys for one thumb. They leave the focus where it is: in the zone that is typed into. */
import { useTranslation } from "react-i18next";
import styles from "./round.module.css";

type KeypadProps = {
  /** The counter has digits after the comma. */
  comma: boolean;
  disabled: boolean;
  /** A figure or a comma; an empty text takes the last one away. */
  onKey: (key: string) => void;
};

export function Keypad({ comma, disabled, onKey }: KeypadProps) {
  const { t } = useTranslation("servicing-walk");
  const key = (text: string, shown: string, label?: string) => (
    <button
      key={shown}
      type="button"
      className={styles.key}
      aria-label={label}
      disabled={disabled || (text === "," && !comma)}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onKey(text)}
    >
      {shown}
    </button>
  );
  return (
    <fieldset className={styles.keys}>
      <legend className="visually-hidden">{t("round.keys")}</legend>
      <div className={styles.keyGrid}>
        {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => key(digit, digit))}
        {key(",", ",", t("round.comma"))}
        {key("0", "0")}
        {key("", "⌫", t("round.erase"))}
      </div>
    </fieldset>
  );
}
