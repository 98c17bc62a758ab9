/** Who else is at an appeal, and whether it has changed under the reader's eyes. */
import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { appealKey } from "./api/get-appeal";
import { APPEALS } from "./api/list-appeals";
import { presenceQuery } from "./api/note-presence";
import styles from "./card.module.css";

type Others = StaffAppealCardOut["others"];

/** Who has typed within this time is typing. */
const TYPING_MS = 12_000;

/** `typedAt`: when the reader has last typed, ms. */
export function usePresence(appeal: StaffAppealCardOut, typedAt: RefObject<number>): Others {
  const queries = useQueryClient();
  const { id, etag, messages } = appeal;
  const now = useQuery(presenceQuery(id, () => Date.now() - typedAt.current < TYPING_MS)).data;
  const last = messages[messages.length - 1]?.id ?? null;
  const changed = Boolean(now) && (now?.etag !== etag || now?.last_message_id !== last);
  const state = changed ? `${now?.etag} ${now?.last_message_id}` : "";
  // Once for each change: every look at an appeal is told to its author.
  useEffect(() => {
    if (!state) return;
    void queries.invalidateQueries({ queryKey: appealKey(id) });
    void queries.invalidateQueries({ queryKey: APPEALS });
  }, [queries, id, state]);
  return now?.others ?? appeal.others;
}

export function Others({ others }: { others: Others }) {
  const { t } = useTranslation("appeals");
  return (
    <div role="status" className={styles.others}>
      {others.map(({ id, name, typing }) => (
        <p key={id} data-typing={typing || undefined}>
          {t(typing ? "typing" : "here", { name: name || t("colleague") })}
        </p>
      ))}
    </div>
  );
}
