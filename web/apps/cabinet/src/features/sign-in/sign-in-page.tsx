/** The way in, and help for those who cannot get in. */
import page from "@personal-cabinet/session/entrance/page.module.css";
import { SignInPage } from "@personal-cabinet/session/entrance/sign-in-page";
import type { OutsideProps } from "@personal-cabinet/session/entrance/visit";
import form from "@personal-cabinet/session/form/form.module.css";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { inEntrance } from "../../shared/entrance-page";

export function Component(props: OutsideProps) {
  const { t } = useWords();
  return (
    <SignInPage
      {...props}
      frame={inEntrance}
      loginLabel={t("signIn.login")}
      links={<a href="/help/information">{t("menu.information")}</a>}
      forgotten={
        <p className={page.forgotten}>
          <a href="/recovery">{t("signIn.forgotten")}</a>
        </p>
      }
      below={
        <>
          <a className={`${form.button} ${form.plain} ${page.register}`} href="/registration">
            {t("signIn.register")}
          </a>
          <p className={page.help}>
            <a href="/help/sign-in">{t("signIn.trouble")}</a>
          </p>
        </>
      }
    />
  );
}
