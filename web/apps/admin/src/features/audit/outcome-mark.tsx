/** How an act ended: done, refused and why, or nobody has answered. */
import { problemWords } from "@personal-cabinet/i18n/problem-words";
import { Mark } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";

export function OutcomeMark({ outcome }: { outcome: string | null }) {
  const { t } = useTranslation("audit");
  if (outcome === "done") return <Mark tone="done">{t("done")}</Mark>;
  if (outcome === null) return <Mark>{t("unanswered")}</Mark>;
  return <Mark tone="critical">{t("refused")}</Mark>;
}

/** Why an act was refused, in the words that who acted has read; null: it was not. */
export function useRefusal(): (outcome: string | null) => string | null {
  const { t } = useTranslation();
  return (outcome) => {
    if (outcome === "done" || outcome === null) return null;
    // Of a problem whose words come with another page its type says most.
    const title = t(`problems:${outcome}.title`, { defaultValue: "" });
    return title ? problemWords(t, { type: outcome, status: 0 }).title : outcome;
  };
}
