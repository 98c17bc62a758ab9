import type { AppealStatus } from "@personal-cabinet/api/cabinet";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";

const TONES: Record<AppealStatus, Tone> = {
  new: "info",
  in_work: "warning",
  done: "done",
  cancelled: "plain",
};

/** How far the work on an appeal is. */
export function StatusMark({ status }: { status: AppealStatus }) {
  const { t } = useTranslation("support");
  return <Mark tone={TONES[status]}>{t(`status.${status}`)}</Mark>;
}
