/** The answer that is being written: kept for its writer alone, sent once, never lost to a colleague's. */
import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { isUnsure, newKey } from "@personal-cabinet/api/sending-key";
import { useUploads } from "@personal-cabinet/ui/form/use-uploads";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, answerAppeal, dropAnswer, keepAnswer } from "./api/appeal-acts";
import { FILE_RULES, sendAnswerFile } from "./api/appeal-files";
import { appealKey } from "./api/get-appeal";
import { useAppealAct } from "./use-appeal-act";
import { useWritten } from "./use-written";

const PAUSE_MS = 1000;

type Message = StaffAppealCardOut["messages"][number];
export type Kept = "none" | "saving" | "saved" | "failed";

/** The messages that a colleague or the consumer has sent meanwhile; none of another refusal. */
export function meanwhileOf(error: unknown): Message[] {
  const { type, facts } = problemLike(error) as { type: string; facts?: Record<string, unknown> };
  if (type !== "answered-meanwhile") return [];
  return Array.isArray(facts?.messages) ? (facts.messages as Message[]) : [];
}

const idOf = ({ id }: { id: string }) => id;

export function useAnswer(appeal: StaffAppealCardOut) {
  const { t } = useTranslation("appeals");
  const queries = useQueryClient();
  const { id, messages, draft } = appeal;
  const known = { text: draft?.text ?? "", files: draft?.files ?? [] };
  const { first, keep, forget } = useWritten("answer", id, known);
  const [text, setText] = useState(first.text);
  const [kept, setKept] = useState<Kept>(draft ? "saved" : "none");
  const files = useUploads({
    rules: FILE_RULES,
    send: sendAnswerFile,
    first: first.files,
  });
  const { ready } = files;
  const ids = ready.map(idOf);
  const whole = JSON.stringify({ text, file_ids: ids });
  const key = useRef("");
  // What is here and not with the service is brought there.
  const last = useRef(JSON.stringify({ text: known.text, file_ids: known.files.map(idOf) }));
  const timer = useRef(0);
  const saving = useRef<Promise<void>>(Promise.resolve());

  const save = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = 0;
    const now = last.current;
    saving.current = saving.current
      .then(() => keepAnswer(id, JSON.parse(now)))
      .then(
        () => setKept((state) => (last.current === now ? "saved" : state)),
        () => setKept("failed"),
      );
  }, [id]);
  useEffect(() => {
    if (last.current === whole) return;
    last.current = whole;
    keep({ text, files: ready });
    setKept("saving");
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(save, PAUSE_MS);
  }, [whole, text, ready, keep, save]);
  // Leaving is as good as a pause.
  useEffect(
    () => () => {
      if (timer.current) save();
    },
    [save],
  );

  const send = useAppealAct(
    id,
    async (answer: Answer) => {
      window.clearTimeout(timer.current);
      timer.current = 0;
      await saving.current;
      key.current ||= newKey();
      try {
        await answerAppeal(id, answer, key.current);
        key.current = "";
      } catch (error) {
        if (!isUnsure(error)) key.current = "";
        throw error;
      }
    },
    t("answer.sent"),
    () => empty(),
  );
  function empty() {
    last.current = JSON.stringify({ text: "", file_ids: [] });
    forget();
    setText("");
    files.keep();
    setKept("none");
  }
  const discard = useMutation({
    mutationFn: async () => {
      window.clearTimeout(timer.current);
      timer.current = 0;
      await saving.current;
      await dropAnswer(id);
    },
    onSuccess: () => {
      // The card is not asked for: each look at it is told to its author.
      queries.setQueryData<StaffAppealCardOut>(
        appealKey(id),
        (card) => card && { ...card, draft: null },
      );
      empty();
    },
  });
  const meanwhile = meanwhileOf(send.error);
  const shown = new Set(messages.map(({ id: one }) => one));
  const seen = [...messages, ...meanwhile].reduce<number | null>(
    (most, message) => Math.max(most ?? message.id, message.id),
    null,
  );
  return {
    text,
    setText,
    files,
    kept,
    meanwhile,
    error: meanwhile.length > 0 ? null : (send.error ?? discard.error),
    busy: send.isPending || discard.isPending,
    discard: () => discard.mutate(),
    send: (status: Answer["status"]) =>
      send.mutate({
        text: text.trim(),
        file_ids: ids,
        after: seen,
        seen: messages.length + meanwhile.filter(({ id: one }) => !shown.has(one)).length,
        status,
      }),
  };
}
