import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import type { SubmissionState } from "./api/list-submissions";

const TONES: Record<SubmissionState, Tone> = {
  on_its_way: "info",
  accepted: "done",
  refused: "critical",
  corrected: "plain",
};

/** What has become of a reading. */
export function StateMark({ state }: { state: SubmissionState }) {
  const { t } = useTranslation("submissions");
  return <Mark tone={TONES[state]}>{t(`state.${state}`)}</Mark>;
}
