import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";
import type { OutageStatus } from "./api/list-outages";

const TONES: Record<OutageStatus, Tone> = {
  draft: "plain",
  planned: "warning",
  current: "critical",
  ended: "done",
  cancelled: "plain",
};

/** Where an outage stands. */
export function StatusMark({ status }: { status: OutageStatus }) {
  const { t } = useTranslation("outages");
  return <Mark tone={TONES[status]}>{t(`status.${status}`)}</Mark>;
}
