import SearchOutlined from "@ant-design/icons/SearchOutlined";
import { Input } from "antd";
import { useEffect, useRef, useState } from "react";
import styles from "./table.module.css";

const PAUSE_MS = 350;

/** Asks for a search when the typing pauses, or at once on Enter; tells all it looks in on hover. */
export function SearchBox(props: {
  label: string;
  /** Instead of the label in the box, where that is too long to be seen whole. */
  hint?: string | undefined;
  value: string;
  onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(props.value);
  const timer = useRef<number>(undefined);
  useEffect(() => setText(props.value), [props.value]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // Read when the pause is over: a filter may have been chosen since the last letter.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const ask = (next: string) => {
    window.clearTimeout(timer.current);
    const { value, onSearch } = latest.current;
    if (next.trim() !== value) onSearch(next.trim());
  };
  return (
    <Input
      className={styles.search}
      type="search"
      aria-label={props.label}
      placeholder={props.hint ?? props.label}
      prefix={<SearchOutlined aria-hidden="true" />}
      allowClear={{ clearIcon: undefined }}
      title={props.label}
      maxLength={100}
      value={text}
      onChange={(event) => {
        const next = event.target.value;
        setText(next);
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => ask(next), PAUSE_MS);
      }}
      onPressEnter={() => ask(text)}
    />
  );
}
