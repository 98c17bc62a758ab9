/** Tabs of a card: they break into lines where it is narrow, and keep what was typed in each. */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import styles from "./card-tabs.module.css";

export type CardTab = { key: string; label: string; children: ReactNode };

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

type CardTabsProps = {
  label: string;
  tabs: CardTab[];
  /** The tab that is open at first; of none of this key the first one is. */
  first?: string | undefined;
};

export function CardTabs({ label, tabs, first }: CardTabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState((tabs.find(({ key }) => key === first) ?? tabs[0])?.key);
  // What was not opened yet asks for nothing.
  const [seen, setSeen] = useState([open]);
  const show = (key: string) => {
    setOpen(key);
    setSeen((before) => [...before, key]);
  };
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    const at = tabs.findIndex(({ key }) => key === open);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    show(next.key);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className={styles.list}>
        {tabs.map(({ key, label: name }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}${key}tab`}
            data-tab={key}
            aria-selected={key === open}
            aria-controls={`${id}${key}`}
            tabIndex={key === open ? 0 : -1}
            className={styles.tab}
            onClick={() => show(key)}
            onKeyDown={move}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ key, children }) => (
        <div
          key={key}
          role="tabpanel"
          id={`${id}${key}`}
          aria-labelledby={`${id}${key}tab`}
          hidden={key !== open}
        >
          {seen.includes(key) && children}
        </div>
      ))}
    </>
  );
}
