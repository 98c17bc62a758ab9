import type { SourceOut } from "@personal-cabinet/api/integration";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import { type SourceState, stateOf } from "./source-state";

const TONES: Record<SourceState, Tone> = {
  current: "done",
  reading: "info",
  refused: "warning",
  failing: "critical",
  late: "warning",
  paused: "plain",
};

/** The state of a source: a word with a colour beside it. */
export function SourceMark({ source }: { source: SourceOut }) {
  const { t } = useTranslation("sources");
  const state = stateOf(source);
  return <Mark tone={TONES[state]}>{t(`state.${state}`)}</Mark>;
}
