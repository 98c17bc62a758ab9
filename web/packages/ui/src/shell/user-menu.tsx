/** The signed-in person and what they can do with their own account. */
import DownOutlined from "@ant-design/icons/DownOutlined";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./shell.module.css";

export type UserAction = { key: string; label: string; icon?: ReactNode; onChoose: () => void };

function initialsOf(name: string): string {
  const words = name.split(/[\s@]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toUpperCase() ?? "")
    .join("");
}

/** Which of `count` entries a key leads to from `place`; undefined for a key that leads nowhere. */
function placeAfter(key: string, place: number, count: number): number | undefined {
  if (key === "ArrowDown") return (place + 1) % count;
  if (key === "ArrowUp") return (place + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
}

type ActionsProps = { label: string; actions: UserAction[]; onDone: (chosen?: UserAction) => void };

/** The open menu: the arrow keys walk through it, Escape and Tab leave it. */
function Actions({ label, actions, onDone }: ActionsProps) {
  const entries = useRef<(HTMLButtonElement | null)[]>([]);
  useEffect(() => entries.current[0]?.focus(), []);
  const walk = (event: KeyboardEvent, place: number) => {
    const next = placeAfter(event.key, place, actions.length);
    if (next === undefined && event.key !== "Escape" && event.key !== "Tab") return;
    // Tab goes on from the button that the focus returns to.
    if (event.key !== "Tab") event.preventDefault();
    if (next === undefined) onDone();
    else entries.current[next]?.focus();
  };
  return (
    <div className={styles.actions} role="menu" aria-label={label}>
      {actions.map((action, place) => (
        <button
          key={action.key}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={styles.action}
          ref={(entry) => {
            entries.current[place] = entry;
          }}
          onKeyDown={(event) => walk(event, place)}
          onClick={() => onDone(action)}
        >
          {action.icon && <span aria-hidden="true">{action.icon}</span>}
          {action.label}
        </button>
      ))}
    </div>
  );
}

export function UserMenu({ name, actions }: { name: string; actions: UserAction[] }) {
  const { t } = useTranslation("common");
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const leave = ({ target }: Event) => {
      if (!whole.current?.contains(target as Node)) setOpen(false);
    };
    // Old browsers know no pointer events.
    const events = ["mousedown", "touchstart", "focusin"];
    for (const event of events) document.addEventListener(event, leave);
    return () => {
      for (const event of events) document.removeEventListener(event, leave);
    };
  }, [open]);
  const done = (chosen?: UserAction) => {
    opener.current?.focus();
    setOpen(false);
    chosen?.onChoose();
  };
  return (
    <div className={styles.userPlace} ref={whole}>
      <button
        type="button"
        className={styles.user}
        ref={opener}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="visually-hidden">{t("shell.user")}: </span>
        <span className={styles.initials} aria-hidden="true">
          {initialsOf(name)}
        </span>
        <span className={styles.userName} title={name}>
          {name}
        </span>
        <DownOutlined aria-hidden="true" style={{ fontSize: 11 }} />
      </button>
      {open && <Actions label={t("shell.user")} actions={actions} onDone={done} />}
    </div>
  );
}
