/** The entrance's frame with the consumer's welcome, for every page before signing in. */
import { Entrance } from "@personal-cabinet/ui/shell/entrance";
import { LanguageSwitch } from "@personal-cabinet/ui/shell/language-switch";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSupplier } from "./use-supplier";

const OFFERS = ["account", "readings", "analysis", "diagnostics", "verification", "support"];

export type EntrancePageProps = {
  title: string;
  /** Links beside the language switch. */
  links?: ReactNode;
  children: ReactNode;
};

export function EntrancePage({ title, links, children }: EntrancePageProps) {
  const { t } = useTranslation();
  const suite = t("title");
  useEffect(() => {
    document.title = `${title} · ${suite}`;
  }, [title, suite]);
  return (
    <Entrance
      supplier={useSupplier().name}
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
      foot={t("welcome.foot")}
      tools={
        <>
          {links}
          <LanguageSwitch />
        </>
      }
    >
      <h1>{title}</h1>
      {children}
    </Entrance>
  );
}
