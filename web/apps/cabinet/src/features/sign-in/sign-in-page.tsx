/** The way in: login and password, and help for those who cannot get in. */
import { signIn } from "@personal-cabinet/api/acts/sign-in";
import { SignInForm, type SignInValues } from "@personal-cabinet/ui/form/sign-in-form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { EntrancePage } from "../../shared/entrance-page";
import { ME } from "../../shared/use-me";
import styles from "./sign-in.module.css";

/** Only an address of this application may be returned to. */
function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [params] = useSearchParams();

  const enter = async ({ login, password }: SignInValues) => {
    const user = await signIn(login, password);
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "supplier" });
    queries.setQueryData(ME, user);
    await navigate(user.must_change_password ? "/password" : safeNext(params.get("next")), {
      replace: true,
    });
  };

  return (
    <EntrancePage
      title={t("signIn.title")}
      links={<Link to="/help/information">{t("menu.information")}</Link>}
    >
      <SignInForm loginLabel={t("signIn.login")} onSubmit={enter}>
        <p className={styles.forgotten}>
          <Link to="/recovery">{t("signIn.forgotten")}</Link>
        </p>
      </SignInForm>
      <Link className={styles.register} to="/registration">
        {t("signIn.register")}
      </Link>
      <p className={styles.help}>
        <Link to="/help/sign-in">{t("signIn.trouble")}</Link>
      </p>
    </EntrancePage>
  );
}
