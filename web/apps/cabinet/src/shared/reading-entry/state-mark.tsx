/** What has become of a reading that was handed in. */
import type { SubmissionOut } from "@personal-cabinet/api/cabinet";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";

const TONES: Partial<Record<string, Tone>> = {
  on_its_way: "info",
  accepted: "done",
  refused: "critical",
};

export function StateMark({ state }: { state: SubmissionOut["state"] }) {
  const { t } = useTranslation("reading-entry");
  return <Mark tone={TONES[state] ?? "plain"}>{t(`state.${state}`)}</Mark>;
}
