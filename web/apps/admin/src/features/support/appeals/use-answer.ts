/** The answer that is being written: kept for its writer alone, sent once, never lost to a colleague's. */
import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { isUnsure, newKey } from "@personal-cabinet/api/sending-key";
import { type UploadRules, useUploads } from "@personal-cabinet/ui/form/use-uploads";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, answerAppeal, keepAnswer } from "./api/appeal-acts";
import { sendAnswerFile } from "./api/appeal-files";
import { useAppealAct } from "./use-appeal-act";
import { useWritten } from "./use-written";

const PAUSE_MS = 1000;

const RULES: UploadRules = {
  most: 5,
  largest: 10 * 1024 * 1024,
  endings: [".jpg", ".jpeg", ".png", ".pdf", ".docx", ".xlsx"],
};

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
  const { id, messages, draft } = appeal;
  const known = { text: draft?.text ?? "", files: draft?.files ?? [] };
  const { first, keep, forget } = useWritten("answer", id, known);
  const [text, setText] = useState(first.text);
  const [kept, setKept] = useState<Kept>(draft ? "saved" : "none");
  const files = useUploads({
    rules: RULES,
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
    () => {
      last.current = JSON.stringify({ text: "", file_ids: [] });
      forget();
      setText("");
      files.keep();
      setKept("none");
    },
  );
  const meanwhile = meanwhileOf(send.error);
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
    error: meanwhile.length > 0 ? null : send.error,
    busy: send.isPending,
    send: (status: Answer["status"]) =>
      send.mutate({ text: text.trim(), file_ids: ids, after: seen, status }),
  };
}
