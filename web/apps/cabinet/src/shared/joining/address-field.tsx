/** The address, chosen from the registry's while the town or the street is typed. */
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { FieldFrame, type FieldProps } from "@personal-cabinet/session/form/field";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { type KeyboardEvent, useRef, useState } from "react";
import styles from "./address.module.css";
import { SHORTEST, useAddresses } from "./use-addresses";

export type ChosenAddress = { value: string; label: string };

export type AddressFieldProps = {
  form: FieldProps["form"];
  value: ChosenAddress | undefined;
  onChange: (chosen: ChosenAddress | undefined) => void;
};

const LIST = "address-list";

export function AddressField({ form, value, onChange }: AddressFieldProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value?.label ?? "");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  // What was chosen is looked for no more.
  const { items, failure, searching } = useAddresses(value ? "" : typed);
  const shown = searching ? [] : items;

  const type = (text: string) => {
    setTyped(text);
    setActive(-1);
    setOpen(true);
    onChange(undefined);
  };
  const choose = (index: number) => {
    const item = shown[index];
    if (!item) return;
    setActive(-1);
    input.current?.focus();
    // A house with flats has no reference of its own: it is chosen to go on to its flats.
    if (item.id === null) return type(t("joining:addressFlat", { house: item.text }));
    setTyped(item.text);
    setOpen(false);
    onChange({ value: item.id, label: item.text });
  };
  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setOpen(true);
      const next = active < 0 && step < 0 ? shown.length - 1 : active + step;
      setActive((next + shown.length) % shown.length);
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      setOpen(false);
    }
  };
  const told = () => {
    if (typed.trim().length < SHORTEST) return t("joining:addressMore");
    if (searching) return t("common:state.loading");
    if (failure) return problemWords(t, problemLike(failure)).title;
    return shown.length === 0 ? t("joining:addressNone") : "";
  };
  const optionId = (index: number) => `${LIST}-${index}`;
  return (
    <FieldFrame
      form={form}
      name="address"
      label={t("joining:address")}
      // A long address is cut off in its field: here it is whole.
      hint={value ? value.label : t("joining:addressHint")}
    >
      {(props) => (
        <div className={styles.place}>
          <input
            {...props}
            ref={input}
            type="text"
            role="combobox"
            aria-expanded={open && shown.length > 0}
            aria-controls={LIST}
            aria-autocomplete="list"
            aria-activedescendant={open && active >= 0 ? optionId(active) : undefined}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => type(event.target.value)}
            onKeyDown={steer}
            onFocus={() => setOpen(!value && typed !== "")}
            onBlur={() => setOpen(false)}
          />
          <div className={styles.list} hidden={!open}>
            <div id={LIST} role="listbox" aria-label={t("joining:address")}>
              {shown.map(({ id, text }, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
                <div
                  key={text}
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === active}
                  tabIndex={-1}
                  // The field keeps the focus, or the list would be gone before the click.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(index)}
                >
                  {id === null ? t("joining:addressHouse", { house: text }) : text}
                </div>
              ))}
            </div>
            <p className={styles.told} role="status">
              {open && told()}
            </p>
          </div>
        </div>
      )}
    </FieldFrame>
  );
}
