import { useTranslation } from "react-i18next";
import { PlainButton } from "../form/plain-button";

/** Tries again what has failed. */
export function RetryButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation("common");
  return <PlainButton onClick={onClick}>{t("state.retry")}</PlainButton>;
}
