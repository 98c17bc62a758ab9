/** What the codes of refused fields mean at a meter. */
import { useTranslation } from "react-i18next";

export function useRefusedWords(): (code: string) => string | undefined {
  const { t } = useTranslation("meters");
  return (code) => t(`refused.${code}`, { defaultValue: "" }) || undefined;
}
