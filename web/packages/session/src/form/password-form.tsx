/** Change of one's own password: the current one, and the new one twice. */
import { type ReactNode, useState } from "react";
import { useWords } from "../words/use-words";
import { Button } from "./button";
import styles from "./form.module.css";
import { Refusal } from "./notice";
import { LoginOfPassword, PasswordField } from "./password-field";
import { PasswordHints } from "./password-hints";
import { LONGEST, SHORTEST } from "./password-strength";
import { PasswordSummary } from "./password-summary";
import { useForm } from "./use-form";

const FIELDS = ["current", "next", "repeat"] as const;
const SERVED = { current_password: "current", new_password: "next" } as const;

export type PasswordFormProps = {
  /** Changes the password; a rejection is shown in words, refused fields under their inputs. */
  onSubmit: (current: string, next: string) => Promise<unknown>;
  /** The user's login, which the new password must not be. */
  login?: string;
  /** How many characters the new password needs at least, as the service says. */
  shortest?: number | undefined;
  /** Another button below «Сменить пароль». */
  aside?: ReactNode;
};

export function PasswordForm(props: PasswordFormProps) {
  const { onSubmit, login, shortest = SHORTEST, aside } = props;
  const { t } = useWords();
  const [typed, setTyped] = useState({ current: "", next: "" });
  const required = t("common:form.required");
  const wrong = (current: string, next: string): string | undefined => {
    if (!next) return required;
    const length = Array.from(next).length;
    if (length < shortest) return t("problems:fields.too-short");
    if (length > LONGEST) return t("problems:fields.too-long");
    return next === current ? t("problems:fields.same-as-current") : undefined;
  };
  const form = useForm({
    name: "password",
    fields: FIELDS,
    check: ({ current, next, repeat }) => ({
      current: current ? undefined : required,
      next: wrong(current, next),
      repeat: !repeat ? required : repeat === next ? undefined : t("common:password.differ"),
    }),
    onSubmit: ({ current, next }) => onSubmit(current, next),
    served: SERVED,
    ofField: { "wrong-password": "current" },
  });
  return (
    <form className={styles.form} {...form.props}>
      <Refusal error={form.error} />
      <PasswordSummary refusals={form.refusals} />
      {login && <LoginOfPassword login={login} />}
      <PasswordField
        form={form}
        name="current"
        label={t("common:password.current")}
        autoComplete="current-password"
        onChange={(event) => setTyped({ ...typed, current: event.target.value })}
      />
      <PasswordField
        form={form}
        name="next"
        label={t("common:password.next")}
        autoComplete="new-password"
        onChange={(event) => setTyped({ ...typed, next: event.target.value })}
        hint={
          <PasswordHints
            password={typed.next}
            current={typed.current}
            login={login}
            shortest={shortest}
          />
        }
      />
      <PasswordField
        form={form}
        name="repeat"
        label={t("common:password.repeat")}
        autoComplete="new-password"
      />
      <div className={styles.buttons}>
        <Button type="submit" look="main" busy={form.busy}>
          {t("common:password.save")}
        </Button>
        {aside}
      </div>
    </form>
  );
}
