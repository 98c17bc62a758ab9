/** One value: short ones whole, long ones folded, what is no plain value as JSON. */
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./audit.module.css";
import { valueText } from "./value-text";

const LONG = 160;

export function Value({ value }: { value: unknown }) {
  const { t } = useTranslation("audit");
  const [whole, setWhole] = useState(false);
  const plain = valueText(t, value);
  const text = plain ?? JSON.stringify(value, null, 2);
  const long = text.length > LONG;
  const shown = long && !whole ? `${text.slice(0, LONG)}…` : text;
  return (
    <>
      {plain === null ? <pre className={styles.json}>{shown}</pre> : shown}
      {long && (
        <Button type="link" size="small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? "entry.fold" : "entry.whole")}
        </Button>
      )}
    </>
  );
}
