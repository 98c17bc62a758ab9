/** One setting: its name and value, and a button that opens what changes it. */
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import styles from "./security.module.css";

export type PlainRowProps = {
  label: string;
  value?: ReactNode;
  /** What stands beside it: a link, a switch, a button. */
  control?: ReactNode;
  /** What is open below. */
  children?: ReactNode;
};

/** A setting that is only read, or changed right in its row. */
export function PlainRow({ label, value, control, children }: PlainRowProps) {
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <div className={styles.what}>
          <h3>{label}</h3>
          {value !== undefined && <div className={styles.value}>{value}</div>}
        </div>
        {control}
      </div>
      {children}
    </div>
  );
}

export type SettingRowProps = {
  label: string;
  value: ReactNode;
  /** Words of the button. */
  action: string;
  /** What the button opens; it closes itself when done. */
  children: (close: () => void) => ReactNode;
};

export function SettingRow({ label, value, action, children }: SettingRowProps) {
  const [open, setOpen] = useState(false);
  return (
    <PlainRow
      label={label}
      value={value}
      control={
        !open && (
          <Button onClick={() => setOpen(true)} aria-label={`${action}: ${label}`}>
            {action}
          </Button>
        )
      }
    >
      {open && children(() => setOpen(false))}
    </PlainRow>
  );
}
