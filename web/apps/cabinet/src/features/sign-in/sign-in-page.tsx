/** The way in: login and password, a second step where one is asked for, and help for those who cannot get in. */
import { signIn } from "@personal-cabinet/api/acts/sign-in";
import type { SecondFactorAsk, UserOut } from "@personal-cabinet/api/auth";
import { passkeySignInActs } from "@personal-cabinet/api/passkey-sign-in-acts";
import { Problem } from "@personal-cabinet/api/problem";
import { SignInForm, type SignInValues } from "@personal-cabinet/ui/form/sign-in-form";
import { PasskeySignIn } from "@personal-cabinet/ui/security/passkey-sign-in";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { EntrancePage } from "../../shared/entrance-page";
import { ME } from "../../shared/use-me";
import { SecondStep } from "./second-step";
import styles from "./sign-in.module.css";

/** Only an address of this application may be returned to. */
function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}

const EXPIRED = new Problem({ type: "attempt-expired", status: 410 });

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [params] = useSearchParams();
  const [factor, setFactor] = useState<SecondFactorAsk | null>(null);
  const [expired, setExpired] = useState(false);

  const goIn = async (user: UserOut) => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "supplier" });
    queries.setQueryData(ME, user);
    await navigate(user.must_change_password ? "/password" : safeNext(params.get("next")), {
      replace: true,
    });
  };
  const enter = async ({ login, password }: SignInValues) => {
    const answer = await signIn(login, password);
    if ("second_factor" in answer) setFactor(answer.second_factor);
    else await goIn(answer);
  };
  const leave = (late: boolean) => {
    setExpired(late);
    setFactor(null);
  };

  return (
    <EntrancePage
      title={t("signIn.title")}
      links={<Link to="/help/information">{t("menu.information")}</Link>}
    >
      {factor ? (
        <SecondStep factor={factor} onSignedIn={goIn} onLeave={leave} />
      ) : (
        <>
          <SignInForm
            loginLabel={t("signIn.login")}
            onSubmit={enter}
            reason={expired ? EXPIRED : null}
          >
            <p className={styles.forgotten}>
              <Link to="/recovery">{t("signIn.forgotten")}</Link>
            </p>
          </SignInForm>
          <PasskeySignIn acts={passkeySignInActs} onSignedIn={goIn} />
          <Link className={styles.register} to="/registration">
            {t("signIn.register")}
          </Link>
          <p className={styles.help}>
            <Link to="/help/sign-in">{t("signIn.trouble")}</Link>
          </p>
        </>
      )}
    </EntrancePage>
  );
}
