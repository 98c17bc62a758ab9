/** One setting: its name and value, and a button that opens what changes it. */
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import styles from "./profile.module.css";

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
    <div className={styles.row}>
      <div className={styles.head}>
        <div className={styles.what}>
          <h3>{label}</h3>
          <div className={styles.value}>{value}</div>
        </div>
        {!open && (
          <Button onClick={() => setOpen(true)} aria-label={`${action}: ${label}`}>
            {action}
          </Button>
        )}
      </div>
      {open && children(() => setOpen(false))}
    </div>
  );
}
