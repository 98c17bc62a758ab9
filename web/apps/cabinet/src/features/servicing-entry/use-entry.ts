/**
 * What is being typed for a meter, and its way to the service. What is typed is kept in this tab:
 * neither a reload nor the end of a session loses it.
 */
import type { ServedMeterOut, StandingOut, SubmissionOut } from "@personal-cabinet/api/cabinet";
import { asProblem, type Problem } from "@personal-cabinet/api/problem";
import { fieldWords } from "@personal-cabinet/i18n/problem-words";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { forgetDraft, keepDraft, keptDraft } from "../../shared/kept-draft";
import {
  type Doubt,
  doubtsOf,
  type Refusals,
  refusalsOf,
  type Typed,
} from "../../shared/reading-entry/check";
import { SERVICING } from "../../shared/servicing/api/servicing";
import { submitServed } from "./api/handed-in";

const DRAFT = "servicing-entry";
export const DAY = "taken_on";
/** What somebody else has handed in; of a colleague with his name, empty when he has left. */
export type Standing = StandingOut & { colleague: string | null };
type Draft = { meter: number; typed: Typed };
/** What has been answered with «yes» of what is typed; `base` is what is to be replaced. */
type Answers = { confirm?: true; base?: string };

/** The id of a zone's input, and of the day's. */
export const inputId = (meter: number, field: string) => `reading-${meter}-${field}`;

type Options = {
  meter: ServedMeterOut;
  /** The local day on which it was read. */
  day: string;
  onSent: (made: SubmissionOut) => void;
  onKept: () => void;
};

export function useEntry({ meter, day, onSent, onKept }: Options) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const user = useMe().data?.id ?? "";
  const [typed, setTyped] = useState<Typed>(() => {
    const draft = keptDraft<Draft>(DRAFT, user);
    return draft?.meter === meter.meter_id ? draft.typed : {};
  });
  const [refusals, setRefusals] = useState<Refusals>({});
  const [doubts, setDoubts] = useState<Doubt[]>([]);
  /** What somebody else has handed in, of which is asked whether it is to be replaced. */
  const [standing, setStanding] = useState<Standing | null>(null);
  const answers = useRef<Answers>({});
  const [error, setError] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const forget = () => {
    forgetDraft(DRAFT);
    setTyped({});
    answers.current = {};
  };
  const focus = (field: string | undefined) =>
    field && document.getElementById(inputId(meter.meter_id, field))?.focus();
  const refuse = (found: Refusals) => {
    setRefusals(found);
    focus([...meter.zones.map(({ zone }) => zone as string), DAY].find((one) => found[one]));
  };
  const failed = (failure: unknown) => {
    const problem = asProblem(failure);
    if (problem.type === "reading-to-confirm") return setDoubts(problem.facts.zones as Doubt[]);
    if (problem.type === "handed-in-already") {
      return setStanding(problem.facts.standing as Standing);
    }
    const found: Refusals = {};
    for (const { field, code } of problem.errors) {
      found[field.split(".").pop() ?? ""] = fieldWords(t, code);
    }
    if (Object.keys(found).length > 0) return refuse(found);
    setError(problem);
    // What the page shows of it is not so any more.
    if (problem.status === 404 || problem.status === 409) {
      void queries.invalidateQueries({ queryKey: SERVICING });
    }
  };

  const unasked = () => {
    setDoubts([]);
    setStanding(null);
  };
  const send = async (yes: Answers = {}) => {
    if (busy) return;
    setError(null);
    unasked();
    answers.current = { ...answers.current, ...yes };
    const { confirm = false, base = null } = answers.current;
    const found = refusalsOf(meter, typed, t);
    refuse(found);
    if (Object.keys(found).length > 0) return;
    const asked = confirm ? [] : doubtsOf(meter, typed);
    if (asked.length > 0) return setDoubts(asked);
    setBusy(true);
    try {
      const values = meter.zones.map(({ zone }) => [zone, (typed[zone] ?? "").trim()]);
      const made = await submitServed({
        meter_id: meter.meter_id,
        values: Object.fromEntries(values),
        // Today's reading is that of this moment.
        taken_on: day === meter.window.today ? null : day,
        confirm,
        base,
      });
      forget();
      onSent(made);
    } catch (failure) {
      failed(failure);
    } finally {
      setBusy(false);
    }
  };

  return {
    typed,
    refusals,
    doubts,
    standing,
    error,
    busy,
    send,
    type: (zone: string, text: string) => {
      const next = { ...typed, [zone]: text };
      setTyped(next);
      unasked();
      // They were of other figures.
      answers.current = {};
      // What was refused is looked at again while it is mended.
      if (refusals[zone]) setRefusals({ ...refusals, [zone]: refusalsOf(meter, next, t)[zone] });
      keepDraft(DRAFT, user, { meter: meter.meter_id, typed: next } satisfies Draft);
    },
    keep: () => {
      unasked();
      forget();
      onKept();
    },
    doubtless: () => {
      setDoubts([]);
      focus(meter.zones[0]?.zone);
    },
  };
}
