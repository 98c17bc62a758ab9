/** The second step of a sign-in: a passkey, a code by letter or from an application, a recovery code. */
import { beginPasskeyConfirmation } from "@personal-cabinet/api/acts/begin-passkey-confirmation";
import { confirmSignIn } from "@personal-cabinet/api/acts/confirm-sign-in";
import { confirmWithPasskey } from "@personal-cabinet/api/acts/confirm-with-passkey";
import { sendSignInLetter } from "@personal-cabinet/api/acts/send-sign-in-letter";
import type { SecondFactorAsk, UserOut } from "@personal-cabinet/api/auth";
import { asProblem } from "@personal-cabinet/api/problem";
import { formatWait } from "@personal-cabinet/i18n/wait";
import { usePause } from "@personal-cabinet/ui/form/use-pause";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useEffect, useRef, useState } from "react";
import { Button } from "../form/button";
import { Choice } from "../form/choice";
import { Field } from "../form/field";
import styles from "../form/form.module.css";
import { Refusal } from "../form/notice";
import { useForm } from "../form/use-form";
import { askPasskey } from "../passkeys/passkey-browser";
import { passkeysPossible } from "../passkeys/passkeys-possible";
import { useWords } from "../words/use-words";

type CodeMethod = "letter" | "totp" | "recovery";
export type SecondStepMethod = CodeMethod | "passkey";

export type SecondStepProps = {
  factor: SecondFactorAsk;
  onSignedIn: (user: UserOut) => void;
  /** Back to login and password; `expired` when the time for the second step is over. */
  onLeave: (expired: boolean) => void;
};

const PAUSE_SECONDS = 60;
const FIELDS = ["code"] as const;

/**
 * Who has a passkey or an application has recovery codes as well; the quickest way comes first.
 * `passkeys`: whether this browser can use one here.
 */
export function offered(methods: SecondStepMethod[], passkeys: boolean): SecondStepMethod[] {
  const usable: SecondStepMethod[] = passkeys ? ["passkey", "totp", "letter"] : ["totp", "letter"];
  const spare = methods.includes("totp") || methods.includes("passkey");
  const found = usable.filter((method) => methods.includes(method));
  return spare ? [...found, "recovery"] : found;
}

/** Sends the letter with a code when it is first wanted, and again at most once a minute. */
function useLetter(factor: SecondFactorAsk, wanted: boolean, onLate: () => void) {
  const [left, pause] = usePause();
  const [error, setError] = useState<unknown>(null);
  const sent = useRef(false);
  const send = async () => {
    setError(null);
    pause(PAUSE_SECONDS);
    try {
      await sendSignInLetter(factor.attempt_id);
    } catch (failure) {
      const { type, retryAfter } = problemLike(failure);
      if (type === "attempt-expired") return onLate();
      pause(retryAfter ?? (type === "wait-a-minute" ? PAUSE_SECONDS : 0));
      if (type !== "wait-a-minute") setError(failure);
    }
  };
  const first = useRef(send);
  first.current = send;
  useEffect(() => {
    if (!wanted || sent.current) return;
    sent.current = true;
    void first.current();
  }, [wanted]);
  return { left, send, error };
}

export function SecondStep({ factor, onSignedIn, onLeave }: SecondStepProps) {
  const { t, language } = useWords();
  const choices = offered(factor.methods, passkeysPossible());
  const [method, setMethod] = useState<SecondStepMethod>(choices[0] ?? "letter");
  const remember = useRef<HTMLInputElement>(null);
  const letter = useLetter(factor, method === "letter", () => onLeave(true));
  const attempt = factor.attempt_id;

  const confirm = async (code: string): Promise<UserOut> => {
    const remember_device = remember.current?.checked ?? false;
    if (method !== "passkey") {
      return confirmSignIn({ attempt_id: attempt, method, code, remember_device });
    }
    const { public_key } = await beginPasskeyConfirmation(attempt);
    const credential = await askPasskey(public_key);
    return confirmWithPasskey({ attempt_id: attempt, credential, remember_device });
  };
  const step = useForm({
    name: "second-step",
    fields: FIELDS,
    check: ({ code }) => ({
      code: method === "passkey" || code.trim() ? undefined : t("common:form.required"),
    }),
    onSubmit: async ({ code }) => {
      try {
        onSignedIn(await confirm(code.trim()));
      } catch (failure) {
        if (asProblem(failure).type !== "attempt-expired") throw failure;
        onLeave(true);
      }
    },
    ofField: { "wrong-code": "code" },
    again: "code",
  });
  const choose = (next: SecondStepMethod) => {
    setMethod(next);
    step.setError(null);
    step.refuse({});
  };

  return (
    <form className={styles.form} {...step.props}>
      <p role="status">{t(`second-step:intro.${method}`, { email: factor.masked_email ?? "" })}</p>
      <Refusal error={step.error ?? letter.error} />
      {choices.length > 1 && (
        <fieldset className={styles.choices}>
          <legend>{t("second-step:method")}</legend>
          {choices.map((value) => (
            <Choice
              key={value}
              type="radio"
              name="method"
              value={value}
              checked={value === method}
              onChange={() => choose(value)}
              label={t(`second-step:by.${value}`)}
            />
          ))}
        </fieldset>
      )}
      {method !== "passkey" && (
        <Field
          key={method}
          form={step}
          name="code"
          label={t(`second-step:code.${method}`)}
          autoFocus
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          inputMode={method === "recovery" ? "text" : "numeric"}
          maxLength={32}
        />
      )}
      <Choice type="checkbox" name="remember" ref={remember} label={t("second-step:remember")} />
      <div className={styles.buttons}>
        <Button type="submit" look="main" busy={step.busy} disabled={step.waiting}>
          {t("second-step:submit")}
        </Button>
        {method === "letter" && (
          <Button disabled={letter.left > 0} onClick={() => void letter.send()}>
            {letter.left > 0
              ? t("second-step:againIn", { time: formatWait(letter.left, language) })
              : t("second-step:again")}
          </Button>
        )}
        <Button look="link" onClick={() => onLeave(false)}>
          {t("second-step:leave")}
        </Button>
      </div>
    </form>
  );
}
