/**
 * What is being typed for each meter of the page, and its way to the service. What is typed is kept
 * in this tab: neither a reload nor the end of a session loses it.
 */

import type { FormMeterOut, SubmissionOut } from "@personal-cabinet/api/cabinet";
import { asProblem, type Problem } from "@personal-cabinet/api/problem";
import { fieldWords } from "@personal-cabinet/i18n/problem-words";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTell } from "@personal-cabinet/session/inner/told";
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
  zoneName,
} from "../../shared/reading-entry/check";
import { wheelText } from "../../shared/reading-entry/wheels";
import { SUBMISSIONS, submissionForm } from "./api/get-form";
import { submitReading } from "./api/submit-reading";

const DRAFT = "submissions";
/** What the service changed its mind about is asked for again. */
const RENEWED = [
  "submission-window-closed",
  "meter-removed",
  "verification-overdue",
  "meter-read-remotely",
];

export type Entry = {
  typed: Typed;
  /** Shown although something has been handed in: it is being corrected. */
  correcting: boolean;
  refusals: Refusals;
  /** What must be answered with «yes» first. */
  doubts: Doubt[];
  error: Problem | null;
  busy: boolean;
};

const NOTHING: Entry = {
  typed: {},
  correcting: false,
  refusals: {},
  doubts: [],
  error: null,
  busy: false,
};

export type Entries = ReturnType<typeof useEntries>;

/** The id of a zone's input. */
export const inputId = (meterId: number, zone: string) => `reading-${meterId}-${zone}`;

type Draft = Pick<Entry, "typed" | "correcting">;
type Drafts = Record<string, Draft>;

export function useEntries(user: string) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const tell = useTell();
  const [entries, setEntries] = useState<Record<string, Entry>>(() => {
    const drafts = Object.entries<Draft>(keptDraft<Drafts>(DRAFT, user) ?? {});
    return Object.fromEntries(drafts.map(([meter, draft]) => [meter, { ...NOTHING, ...draft }]));
  });
  const latest = useRef(entries);
  /** Whose reading was handed in last: its outcome is where the reader goes on. */
  const [sent, setSent] = useState<number | null>(null);

  const entryOf = (meterId: number): Entry => entries[meterId] ?? NOTHING;
  const change = (meterId: number, changes: Partial<Entry>) => {
    const next = {
      ...latest.current,
      [meterId]: { ...(latest.current[meterId] ?? NOTHING), ...changes },
    };
    latest.current = next;
    setEntries(next);
    const drafts = Object.entries<Entry>(next).filter(([, { typed }]) =>
      Object.values(typed).some(Boolean),
    );
    if (drafts.length === 0) return forgetDraft(DRAFT);
    const kept = drafts.map(([meter, { typed, correcting }]) => [meter, { typed, correcting }]);
    keepDraft(DRAFT, user, Object.fromEntries(kept) satisfies Drafts);
  };
  const refuse = (item: FormMeterOut, refusals: Refusals) => {
    change(item.meter_id, { refusals, busy: false });
    const first = item.zones.find(({ zone }) => refusals[zone]);
    if (first) document.getElementById(inputId(item.meter_id, first.zone))?.focus();
  };

  const done = (item: FormMeterOut, made: SubmissionOut) => {
    queries.setQueryData(
      submissionForm(language).queryKey,
      (known) =>
        known && {
          ...known,
          items: known.items.map((one) =>
            one.meter_id === item.meter_id ? { ...one, submitted: made } : one,
          ),
        },
    );
    void queries.invalidateQueries({ queryKey: SUBMISSIONS });
    change(item.meter_id, NOTHING);
    setSent(item.meter_id);
    const values = made.values.map(({ zone, value_wh, decimals }) => {
      const known = item.zones.find((one) => one.zone === zone);
      return t("reading-entry:prefixed", {
        title: known ? zoneName(known, t) : zone,
        value: wheelText(value_wh, { decimals }),
      });
    });
    tell(t("submissions:sent", { values: values.join("; ") }));
  };

  const failed = (item: FormMeterOut, error: unknown) => {
    const problem = asProblem(error);
    if (problem.type === "reading-to-confirm") {
      const doubts = problem.facts.zones as Doubt[];
      return change(item.meter_id, { doubts, busy: false });
    }
    const refusals: Refusals = {};
    for (const { field, code } of problem.errors) {
      const zone = field.split(".").pop() ?? "";
      if (item.zones.some((one) => one.zone === zone)) refusals[zone] = fieldWords(t, code);
    }
    if (Object.keys(refusals).length > 0) return refuse(item, refusals);
    if (RENEWED.includes(problem.type)) void queries.invalidateQueries({ queryKey: SUBMISSIONS });
    change(item.meter_id, { error: problem, busy: false });
  };

  /** Sends what is typed for a meter; whether it has been taken. */
  const send = async (item: FormMeterOut, confirm = false): Promise<boolean> => {
    const { typed, busy } = latest.current[item.meter_id] ?? NOTHING;
    if (busy) return false;
    const refusals = refusalsOf(item, typed, t);
    change(item.meter_id, { refusals, doubts: [], error: null });
    if (Object.keys(refusals).length > 0) {
      refuse(item, refusals);
      return false;
    }
    const doubts = confirm ? [] : doubtsOf(item, typed);
    if (doubts.length > 0) {
      change(item.meter_id, { doubts });
      return false;
    }
    change(item.meter_id, { busy: true });
    const zones = item.zones.map(({ zone }) => [zone, (typed[zone] ?? "").trim()]);
    try {
      done(
        item,
        await submitReading(item.meter_id, { values: Object.fromEntries(zones), confirm }),
      );
      return true;
    } catch (error) {
      failed(item, error);
      return false;
    }
  };

  return {
    entryOf,
    sent,
    send,
    type: (item: FormMeterOut, zone: string, text: string) => {
      const { typed, refusals } = latest.current[item.meter_id] ?? NOTHING;
      const next = { ...typed, [zone]: text };
      change(item.meter_id, {
        typed: next,
        doubts: [],
        // What was refused is looked at again while it is mended.
        refusals: refusals[zone]
          ? { ...refusals, [zone]: refusalsOf(item, next, t)[zone] }
          : refusals,
      });
    },
    correct: (item: FormMeterOut, submitted: SubmissionOut) =>
      change(item.meter_id, {
        ...NOTHING,
        typed: Object.fromEntries(
          submitted.values.map((one) => [one.zone, wheelText(one.value_wh, one)]),
        ),
        correcting: true,
      }),
    leave: (item: FormMeterOut) => change(item.meter_id, NOTHING),
    doubtless: (item: FormMeterOut) => {
      change(item.meter_id, { doubts: [] });
      const [first] = item.zones;
      if (first) document.getElementById(inputId(item.meter_id, first.zone))?.focus();
    },
  };
}
