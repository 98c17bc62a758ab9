/**
 * A form of native inputs: checked when it is sent, again while a refused field is mended, and its
 * first refused field is where the reader is led. The inputs keep their own values, so that what a
 * browser filled in before the script came stays there.
 */
import { fieldWords } from "@personal-cabinet/i18n/problem-words";
import { useSecondsLeft } from "@personal-cabinet/ui/form/use-seconds-left";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useWords } from "../words/use-words";
import { sentBefore } from "./sent-before";

export type FormValues<Name extends string> = Record<Name, string>;
/** Why fields are refused; a field without an entry is fine. */
export type Refusals<Name extends string> = Partial<Record<Name, string | undefined>>;

export type FormOptions<Name extends string> = {
  /** Tells this form from others of the page; a field's id is `<name>-<field>`. */
  name: string;
  /** In the order in which they stand. */
  fields: readonly Name[];
  check: (values: FormValues<Name>) => Refusals<Name>;
  onSubmit: (values: FormValues<Name>) => Promise<unknown>;
  /** The service's names of the fields, e.g. `new_password`. */
  served?: Record<string, Name>;
  /** Problems that are one field's, e.g. `wrong-password`. */
  ofField?: Record<string, Name>;
  /** Where a reader goes on after another refusal. */
  again?: Name;
  /** Fields are checked when they are left, too. */
  whenLeft?: boolean;
  /** Why the form is shown again. */
  reason?: unknown;
};

export type LightForm<Name extends string> = ReturnType<typeof useForm<Name>>;

export function useForm<Name extends string>(options: FormOptions<Name>) {
  const { name, fields, check, served = {}, ofField = {}, whenLeft = false } = options;
  const { t } = useWords();
  const place = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState<Refusals<Name>>({});
  const [error, setError] = useState<unknown>(options.reason ?? null);
  const [busy, setBusy] = useState(false);
  const waiting = useSecondsLeft(error) > 0;
  const input = (field: Name) =>
    place.current?.elements.namedItem(field) as HTMLInputElement | undefined | null;
  const values = () =>
    Object.fromEntries(
      fields.map((field) => [field, input(field)?.value ?? ""]),
    ) as FormValues<Name>;

  const refuse = (found: Refusals<Name>) => {
    setRefusals(found);
    const first = fields.find((field) => found[field]);
    if (first) input(first)?.focus();
  };
  /** Whether every refused field found its input. */
  const refusedByService = (failure: unknown): boolean => {
    const { type, errors = [] } = problemLike(failure);
    const own = ofField[type];
    if (own) {
      refuse({ [own]: t(`problems:${type}.title`) } as Refusals<Name>);
      return true;
    }
    const found: Refusals<Name> = {};
    let shown = 0;
    for (const { field, code } of errors) {
      const known = served[field.replace(/^body\./, "")];
      if (!known) continue;
      const words = fieldWords(t, code);
      // A field may break several rules at once.
      found[known] = found[known] ? `${found[known]}. ${words}` : words;
      shown += 1;
    }
    if (shown > 0) refuse(found);
    return shown > 0 && shown === errors.length;
  };
  const send = async () => {
    if (busy || waiting) return;
    const given = values();
    const found = check(given);
    refuse(found);
    if (fields.some((field) => found[field])) return;
    setBusy(true);
    setError(null);
    try {
      await options.onSubmit(given);
    } catch (failure) {
      if (!refusedByService(failure)) {
        setError(failure);
        if (options.again) input(options.again)?.focus();
      }
    } finally {
      setBusy(false);
    }
  };
  const look = (target: EventTarget, always: boolean) => {
    const field = (target as HTMLInputElement).name as Name;
    if (!fields.includes(field) || !(always || refusals[field])) return;
    const found = check(values());
    setRefusals({ ...refusals, [field]: found[field] });
  };
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    if (sentBefore(place.current)) void latest.current();
  }, []);

  return {
    name,
    refusals,
    refuse,
    /** A field is right again, without the reader having typed in it. */
    mend: (field: Name) => setRefusals((found) => ({ ...found, [field]: undefined })),
    error,
    setError,
    busy,
    waiting,
    focus: (field: Name) => input(field)?.focus(),
    props: {
      ref: place,
      name,
      noValidate: true,
      // Never in an address, whatever happens to the script.
      method: "post",
      onSubmit: (event: FormEvent) => {
        event.preventDefault();
        void send();
      },
      onInput: (event: FormEvent) => look(event.target, false),
      onBlur: (event: FormEvent) => whenLeft && look(event.target, true),
    } as const,
  };
}
