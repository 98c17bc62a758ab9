/** What a form knows of the check that a person fills it in. */
import type { Human } from "@personal-cabinet/api/auth";
import { asProblem } from "@personal-cabinet/api/problem";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { useState } from "react";
import { CODE_LENGTH } from "./code-length";

export function useHuman() {
  const { t } = useWords();
  const [human, setHuman] = useState<Human | null>(null);
  const [attempt, setAttempt] = useState(0);

  /** Why the form cannot be sent yet. */
  const wrong = (): string | undefined => {
    if (!human) return t("common:form.required");
    const whole = "altcha" in human || human.code.length === CODE_LENGTH;
    return whole ? undefined : t("entry:human.digits");
  };
  /** Another check is needed; the words when the check itself was the reason, else null. */
  const refused = (failure: unknown): string | null => {
    setAttempt((count) => count + 1);
    return asProblem(failure).type === "wrong-code" ? t("entry:human.wrong") : null;
  };
  return { human, setHuman, attempt, wrong, refused };
}
