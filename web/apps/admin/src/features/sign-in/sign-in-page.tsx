/** The way in for staff, with a second step where one is asked for. */
import page from "@personal-cabinet/session/entrance/page.module.css";
import { SignInPage } from "@personal-cabinet/session/entrance/sign-in-page";
import type { OutsideProps } from "@personal-cabinet/session/entrance/visit";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { inEntrance } from "../../shared/entrance-page";

export function Component(props: OutsideProps) {
  const { t } = useWords();
  return (
    <SignInPage
      {...props}
      frame={inEntrance}
      loginLabel={t("common:signIn.login")}
      below={<p className={page.below}>{t("signIn.help")}</p>}
    />
  );
}
