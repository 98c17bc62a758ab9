/** The entrance's frame with the panel's own words, for every page outside the shell. */
import { Entrance } from "@personal-cabinet/ui/shell/entrance";
import { LanguageSwitch } from "@personal-cabinet/ui/shell/language-switch";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSupplierName } from "./use-panel-settings";

const OFFERS = ["accounts", "integration"];

export function EntrancePage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const suite = t("title");
  useEffect(() => {
    document.title = `${title} · ${suite}`;
  }, [title, suite]);
  return (
    <Entrance
      supplier={useSupplierName()}
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
      tools={<LanguageSwitch />}
    >
      <h1>{title}</h1>
      {children}
    </Entrance>
  );
}
