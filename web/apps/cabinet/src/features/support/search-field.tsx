/** Words to search for; asked for when the typing pauses. */
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import styles from "./support.module.css";

const PAUSE_MS = 350;
const LONGEST = 100;

export type SearchFieldProps = {
  label: string;
  value: string;
  onSearch: (text: string) => void;
};

export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const timer = useRef<number>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const ask = (next: string) => {
    window.clearTimeout(timer.current);
    if (next.trim() !== value) onSearch(next.trim());
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    ask(text);
  };
  return (
    <form className={styles.search} onSubmit={send}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        type="search"
        placeholder={label}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          window.clearTimeout(timer.current);
          timer.current = window.setTimeout(() => ask(next), PAUSE_MS);
        }}
      />
    </form>
  );
}
