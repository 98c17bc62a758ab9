/** What is wrong with the form of a new password as a whole (manual 004, 3.2); its fields say where. */
import { useWords } from "../words/use-words";
import { Notice } from "./notice";
import type { Refusals } from "./use-form";

type Field = "current" | "next" | "repeat";

export function PasswordSummary({ refusals }: { refusals: Refusals<Field> }) {
  const { t } = useWords();
  const required = t("common:form.required");
  if (Object.values(refusals).includes(required)) {
    return <Notice kind="error" title={t("common:form.unfilled")} />;
  }
  // The rules stand below the field, each with whether it is kept.
  return refusals.next ? <Notice kind="error" title={t("common:password.unfit")} /> : null;
}
