/** The way into the wizard: the key that the first start printed, and where to find it. */
import { Entrance } from "@personal-cabinet/ui/shell/entrance";
import { LanguageSwitch } from "@personal-cabinet/ui/shell/language-switch";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { signIn } from "./api/sign-in";
import { TokenForm } from "./token-form";
import { TokenHelp } from "./token-help";

const OFFERS = ["connect", "check", "resume"];

/** Only an address of this application may be returned to. */
function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [params] = useSearchParams();
  const suite = t("title");
  const title = t("entry.title");
  useEffect(() => {
    document.title = `${title} · ${suite}`;
  }, [title, suite]);

  const enter = async (token: string) => {
    await signIn(token);
    queries.clear();
    await navigate(safeNext(params.get("next")), { replace: true });
  };

  return (
    <Entrance
      supplier={suite}
      intro={
        <>
          <h2>{t("welcome.title")}</h2>
          <p>{t("welcome.text")}</p>
          <ul>
            {OFFERS.map((offer) => (
              <li key={offer}>{t(`welcome.offer.${offer}`)}</li>
            ))}
          </ul>
        </>
      }
      foot={t("suite")}
      tools={<LanguageSwitch />}
    >
      <h1>{title}</h1>
      <TokenForm onSubmit={enter} />
      <TokenHelp />
    </Entrance>
  );
}
