/** What was being written when staff merged the appeal goes on where the appeal does. */
import type { AppealCardOut } from "@personal-cabinet/api/cabinet";
import { useEffect, useState } from "react";
import { forgetDraft, keepDraft, keptDraft } from "../../shared/kept-draft";

/** Under which the device keeps an answer that is not sent. */
export const answerPlace = (id: string) => `answer-${id}`;

/** Takes the text along, below what is written there already; tells whether there was any. */
export function useCarried(
  { id, merged_into: into }: Pick<AppealCardOut, "id" | "merged_into">,
  user: string,
): boolean {
  const [carried, setCarried] = useState(false);
  const to = into?.id;
  useEffect(() => {
    const text = to && keptDraft<string>(answerPlace(id), user);
    if (!to || !text) return;
    const there = keptDraft<string>(answerPlace(to), user);
    keepDraft(answerPlace(to), user, [there, text].filter(Boolean).join("\n\n"));
    forgetDraft(answerPlace(id));
    setCarried(true);
  }, [id, to, user]);
  return carried;
}
