/** The demanded change of a password; there is no way around it but out. */
import { changePassword } from "@personal-cabinet/api/acts/change-password";
import { getMe } from "@personal-cabinet/api/acts/get-me";
import type { UserOut } from "@personal-cabinet/api/auth";
import { asProblem } from "@personal-cabinet/api/problem";
import { useEffect, useState } from "react";
import { tellNext } from "../flash";
import { Button } from "../form/button";
import { Notice, Refusal } from "../form/notice";
import { PasswordForm } from "../form/password-form";
import { withNext } from "../next";
import { forgetPresence } from "../presence";
import { way } from "../way";
import { useWords } from "../words/use-words";
import { addressOf } from "./application";
import styles from "./page.module.css";
import { goInside, type PageProps } from "./visit";

export type PasswordPageProps = PageProps & {
  /** Ends the session at the service, and whatever else the application ends with it. */
  signOut: () => Promise<unknown>;
  /** Where inside a password is changed that nobody demands to be changed. */
  chosen: string;
};

export function PasswordPage({ application, next, frame, signOut, chosen }: PasswordPageProps) {
  const { t } = useWords();
  const [user, setUser] = useState<UserOut | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  const toSignIn = () => {
    forgetPresence(application.name);
    way.replace(addressOf(application, withNext("/sign-in", next)));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and again when the reader asks
  useEffect(() => {
    setError(null);
    getMe().then(
      (me) => (me.must_change_password ? setUser(me) : goInside(application, chosen)),
      (failure) => (asProblem(failure).status === 401 ? toSignIn() : setError(failure)),
    );
  }, [asked]);

  const change = async (current: string, wanted: string) => {
    await changePassword(current, wanted);
    tellNext("password-changed");
    goInside(application, next);
  };
  const leave = () =>
    signOut()
      .catch(() => undefined)
      .then(toSignIn);
  return frame(
    t("common:password.title"),
    <div className={styles.stack}>
      {user && (
        <>
          <Notice kind="info" title={t("common:password.forced")} />
          <PasswordForm
            login={user.login}
            shortest={user.minimum_password_length}
            onSubmit={change}
            aside={<Button onClick={() => void leave()}>{t("common:shell.signOut")}</Button>}
          />
        </>
      )}
      {error !== null && (
        <>
          <Refusal error={error} />
          <Button onClick={() => setAsked(asked + 1)}>{t("common:state.retry")}</Button>
        </>
      )}
      {!user && error === null && <p role="status">{t("common:state.loading")}</p>}
    </div>,
  );
}
