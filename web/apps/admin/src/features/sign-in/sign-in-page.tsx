/** The way in for staff, with a second step where one is asked for. */
import { signIn } from "@personal-cabinet/api/acts/sign-in";
import type { SecondFactorAsk, UserOut } from "@personal-cabinet/api/auth";
import { passkeySignInActs } from "@personal-cabinet/api/passkey-sign-in-acts";
import { Problem } from "@personal-cabinet/api/problem";
import { SignInForm, type SignInValues } from "@personal-cabinet/ui/form/sign-in-form";
import { PasskeySignIn } from "@personal-cabinet/ui/security/passkey-sign-in";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { EntrancePage } from "../../shared/entrance-page";
import { safeNext } from "../../shared/safe-next";
import { ME } from "../../shared/use-me";
import { SecondStep } from "./second-step";

const EXPIRED = new Problem({ type: "attempt-expired", status: 410 });

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [params] = useSearchParams();
  const next = safeNext(params.get("next"));

  const [factor, setFactor] = useState<SecondFactorAsk | null>(null);
  const [expired, setExpired] = useState(false);

  const goIn = async (user: UserOut) => {
    queries.clear();
    queries.setQueryData(ME, user);
    // Where somebody wanted to go outlives the demanded change of password.
    const onward = next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
    await navigate(user.must_change_password ? `/password${onward}` : next, { replace: true });
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
    <EntrancePage title={t("signIn.title")}>
      {factor ? (
        <SecondStep factor={factor} onSignedIn={goIn} onLeave={leave} />
      ) : (
        <>
          <SignInForm
            loginLabel={t("common:signIn.login")}
            onSubmit={enter}
            reason={expired ? EXPIRED : null}
          />
          <PasskeySignIn acts={passkeySignInActs} onSignedIn={goIn} />
        </>
      )}
      <p style={{ marginTop: 24, color: "var(--ink-soft)" }}>{t("signIn.help")}</p>
    </EntrancePage>
  );
}
