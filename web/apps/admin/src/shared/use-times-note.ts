/** Whose clock the panel's times are by, in a sentence. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { offsetAt, offsetWords, zoneName } from "@personal-cabinet/i18n/zones";
import { useTranslation } from "react-i18next";
import { useSupplierZone } from "./use-panel-settings";

export function useTimesNote(): string {
  const { t } = useTranslation("admin");
  const language = useLanguage();
  const zone = useSupplierZone();
  const now = new Date();
  return t("times", {
    zone: zoneName(zone, language, now),
    offset: offsetWords(offsetAt(now, zone)),
  });
}
