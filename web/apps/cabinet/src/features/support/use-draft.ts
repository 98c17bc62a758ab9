/**
 * Keeps what is typed: in this browser at once, with the service when the typing pauses. What the
 * service has not got yet is what the next visit of this browser begins with.
 */
import type { AppealDraftIn, AppealFileOut } from "@personal-cabinet/api/cabinet";
import { useCallback, useEffect, useRef, useState } from "react";
import { forgetDraft, keepDraft, keptDraft } from "../../shared/kept-draft";
import { dropAppealDraft, keepAppealDraft } from "./api/keep-draft";

const PAUSE_MS = 1000;
const FORM = "appeal";

export type DraftState = "none" | "saving" | "saved" | "device";

/** As it is kept in this browser, with what the page shows of its files. */
export type DeviceDraft = { body: AppealDraftIn; files: AppealFileOut[] };

/** What the service has not got yet; null: the service knows all. */
export function unsavedDraft(user: string): DeviceDraft | null {
  return keptDraft<DeviceDraft>(FORM, user);
}

export type DraftKeeper = {
  state: DraftState;
  /** Waits for what is on its way, and keeps nothing more. */
  stop: () => Promise<void>;
  /** It has become an appeal, or nothing at all. */
  forget: () => void;
  /** Forgets it here and with the service. */
  drop: () => Promise<void>;
};

/** `draft`: null while nothing is typed. */
export function useDraft(user: string, draft: DeviceDraft | null, known: boolean): DraftKeeper {
  const [state, setState] = useState<DraftState>(known ? "saved" : "none");
  const text = JSON.stringify(draft);
  const kept = useRef(text);
  const timer = useRef(0);
  const underway = useRef<Promise<void>>(Promise.resolve());
  const ended = useRef(false);

  const save = useCallback((now: string) => {
    window.clearTimeout(timer.current);
    timer.current = 0;
    const { body } = JSON.parse(now) as DeviceDraft;
    // One after another: the newest is the one that stays.
    underway.current = underway.current.then(async () => {
      if (ended.current) return;
      try {
        await keepAppealDraft(body);
        if (kept.current !== now || ended.current) return;
        forgetDraft(FORM);
        setState("saved");
      } catch {
        if (kept.current === now) setState("device");
      }
    });
  }, []);

  useEffect(() => {
    if (kept.current === text || ended.current) return;
    kept.current = text;
    window.clearTimeout(timer.current);
    if (text === "null") return;
    keepDraft(FORM, user, JSON.parse(text));
    setState("saving");
    timer.current = window.setTimeout(() => save(text), PAUSE_MS);
  }, [text, user, save]);

  // Another page is as good as a pause.
  useEffect(
    () => () => {
      if (timer.current && !ended.current) save(kept.current);
    },
    [save],
  );

  // What was kept here alone goes up as soon as there is a network.
  useEffect(() => {
    if (state !== "device") return;
    const again = () => save(kept.current);
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [state, save]);

  const end = () => {
    ended.current = true;
    window.clearTimeout(timer.current);
    forgetDraft(FORM);
  };
  return {
    state,
    stop: async () => {
      window.clearTimeout(timer.current);
      timer.current = 0;
      await underway.current;
    },
    forget: end,
    drop: async () => {
      end();
      await underway.current;
      await dropAppealDraft();
    },
  };
}
