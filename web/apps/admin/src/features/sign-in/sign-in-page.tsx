/** The way in for staff. */
import { signIn } from "@personal-cabinet/api/acts/sign-in";
import { SignInForm, type SignInValues } from "@personal-cabinet/ui/form/sign-in-form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { EntrancePage } from "../../shared/entrance-page";
import { safeNext } from "../../shared/safe-next";
import { ME } from "../../shared/use-me";

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [params] = useSearchParams();
  const next = safeNext(params.get("next"));

  const enter = async ({ login, password }: SignInValues) => {
    const user = await signIn(login, password);
    queries.clear();
    queries.setQueryData(ME, user);
    // Where somebody wanted to go outlives the demanded change of password.
    const onward = next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
    await navigate(user.must_change_password ? `/password${onward}` : next, { replace: true });
  };

  return (
    <EntrancePage title={t("signIn.title")}>
      <SignInForm loginLabel={t("common:signIn.login")} onSubmit={enter} />
      <p style={{ marginTop: 24, color: "var(--ink-soft)" }}>{t("signIn.help")}</p>
    </EntrancePage>
  );
}
