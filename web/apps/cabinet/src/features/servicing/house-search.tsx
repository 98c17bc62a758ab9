/** A search of houses by words of their address. */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./servicing.module.css";

const PAUSE_MS = 300;

export function HouseSearch({
  value,
  onSearch,
}: {
  value: string;
  onSearch: (text: string) => void;
}) {
  const { t } = useTranslation("servicing");
  const [text, setText] = useState(value);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (
    <search>
      <input
        className={styles.search}
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        maxLength={100}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          window.clearTimeout(timer.current);
          // Asked when the typing pauses.
          timer.current = window.setTimeout(() => onSearch(target.value.trim()), PAUSE_MS);
        }}
      />
    </search>
  );
}
