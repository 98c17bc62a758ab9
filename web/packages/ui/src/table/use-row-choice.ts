/** Choosing rows as in a file manager: one by one, a range with Shift, by the keyboard alone. */
import { type Key, type KeyboardEvent, useRef } from "react";
import { type Selection, toggled } from "./column";

/** The keys with all from one row to another, in the order in which they stand. */
export function withRange(keys: Key[], here: Key[], from: Key, to: Key): Key[] {
  const ends = [here.indexOf(from), here.indexOf(to)].sort((a, b) => a - b);
  const [first = -1, last = -1] = ends;
  if (first < 0) return toggled(keys, to);
  const range = here.slice(first, last + 1);
  return [...keys.filter((key) => !range.includes(key)), ...range];
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export type RowChoice = {
  /** A press on a row or its check box; `extend`: up to here from the one pressed before. */
  press: (key: Key, extend: boolean) => void;
  /** Keys of the table: Ctrl+A, Escape, and arrows from check box to check box. */
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

export function useRowChoice(selection: Selection | undefined, here: Key[]): RowChoice {
  const anchor = useRef<Key | null>(null);
  const press = (key: Key, extend: boolean) => {
    if (!selection) return;
    if (extend && anchor.current !== null) {
      selection.onChange(withRange(selection.keys, here, anchor.current, key));
      return;
    }
    anchor.current = key;
    selection.onChange(toggled(selection.keys, key));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!selection) return;
    const target = event.target as HTMLElement;
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyA") {
      event.preventDefault();
      const others = selection.keys.filter((key) => !here.includes(key));
      selection.onChange([...others, ...here]);
      return;
    }
    if (event.key === "Escape" && selection.keys.length > 0) {
      selection.onChange([]);
      return;
    }
    const step = STEPS[event.key];
    const box = target.closest<HTMLElement>("tbody input[type=checkbox]");
    if (step === undefined || !box) return;
    const boxes = [
      ...event.currentTarget.querySelectorAll<HTMLElement>("tbody input[type=checkbox]"),
    ];
    const at = boxes.indexOf(box) + step;
    const key = here[at];
    if (key === undefined) return;
    event.preventDefault();
    boxes[at]?.focus();
    if (event.shiftKey) {
      // A range begins where the focus was, unless what was pressed before is chosen still.
      if (anchor.current === null || !selection.keys.includes(anchor.current)) {
        anchor.current = here[at - step] ?? null;
      }
      press(key, true);
    }
  };
  return { press, onKeyDown };
}
