/** A setting's value in words, for the two versions of a change and for the history. */
import { formatNumber } from "@personal-cabinet/i18n/numbers";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { useTranslation } from "react-i18next";

export function useValueWords(): (name: string, value: unknown) => string {
  const { t } = useTranslation("settings");
  const language = useLanguage();
  return (name, value) => {
    if (Array.isArray(value)) {
      const words = value.map((one) => t(`choice.${name}.${String(one)}`));
      return words.join(", ") || t("none");
    }
    if (typeof value === "number") return formatNumber(value, language, 2);
    if (value === "" || value === null || value === undefined) return t("none");
    return t(`choice.${name}.${String(value)}`, { defaultValue: String(value) });
  };
}
