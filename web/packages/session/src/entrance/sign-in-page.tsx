/** The way in: login and password, a passkey, a second step where one is asked for. */
import { signIn } from "@personal-cabinet/api/acts/sign-in";
import type { SecondFactorAsk, UserOut } from "@personal-cabinet/api/auth";
import { Problem } from "@personal-cabinet/api/problem";
import { type ReactNode, useState } from "react";
import { Button } from "../form/button";
import { Field } from "../form/field";
import form from "../form/form.module.css";
import { Refusal } from "../form/notice";
import { PasswordField } from "../form/password-field";
import { useForm } from "../form/use-form";
import { PasskeySignIn } from "../passkeys/passkey-sign-in";
import { useWords } from "../words/use-words";
import { SecondStep } from "./second-step";
import { goOn, type PageProps } from "./visit";

const EXPIRED = new Problem({ type: "attempt-expired", status: 410 });
const FIELDS = ["login", "password"] as const;

export type SignInFormProps = {
  loginLabel: string;
  /** Signs in; a rejection is shown in words. */
  onSubmit: (login: string, password: string) => Promise<unknown>;
  /** Why the form is shown again, e.g. the second step took too long. */
  reason?: unknown;
  /** Between the password and the button, e.g. «Забыли пароль?». */
  children?: ReactNode;
};

export function SignInForm({ loginLabel, onSubmit, reason, children }: SignInFormProps) {
  const { t } = useWords();
  const sign = useForm({
    name: "sign-in",
    fields: FIELDS,
    check: ({ login, password }) => ({
      login: login.trim() ? undefined : t("common:form.required"),
      password: password ? undefined : t("common:form.required"),
    }),
    onSubmit: ({ login, password }) => onSubmit(login.trim(), password),
    again: "password",
    reason,
  });
  return (
    <form className={form.form} {...sign.props}>
      <Refusal error={sign.error} />
      <Field
        form={sign}
        name="login"
        label={loginLabel}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <PasswordField
        form={sign}
        name="password"
        label={t("common:signIn.password")}
        autoComplete="current-password"
      />
      {children}
      <Button type="submit" look="main" busy={sign.busy} disabled={sign.waiting}>
        {t("common:signIn.submit")}
      </Button>
    </form>
  );
}

export type SignInPageProps = PageProps & {
  /** What a login is here, e.g. «Телефон или e-mail». */
  loginLabel: string;
  links?: ReactNode;
  /** Between the password and the button. */
  forgotten?: ReactNode;
  /** Below everything. */
  below?: ReactNode;
};

export function SignInPage(props: SignInPageProps) {
  const { application, next, frame, loginLabel, links, forgotten, below } = props;
  const { t } = useWords();
  const [factor, setFactor] = useState<SecondFactorAsk | null>(null);
  const [expired, setExpired] = useState(false);
  const goIn = (user: UserOut) => goOn(application, user, next);
  const enter = async (login: string, password: string) => {
    const answer = await signIn(login, password);
    if ("second_factor" in answer) setFactor(answer.second_factor);
    else goIn(answer);
  };
  const leave = (late: boolean) => {
    setExpired(late);
    setFactor(null);
  };
  return frame(
    t("signIn.title"),
    factor ? (
      <SecondStep factor={factor} onSignedIn={goIn} onLeave={leave} />
    ) : (
      <>
        <SignInForm loginLabel={loginLabel} onSubmit={enter} reason={expired ? EXPIRED : null}>
          {forgotten}
        </SignInForm>
        <PasskeySignIn onSignedIn={goIn} />
        {below}
      </>
    ),
    links,
  );
}
