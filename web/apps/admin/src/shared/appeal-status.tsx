/** How far the work on an appeal is; its words stand here because a subscriber's card shows it, too. */
import type { StaffAppealStatus } from "@personal-cabinet/api/cabinet";
import { Mark, type Tone } from "@personal-cabinet/ui/state/mark";
import { useTranslation } from "react-i18next";

const TONES: Record<StaffAppealStatus, Tone> = {
  draft: "plain",
  new: "info",
  in_work: "warning",
  done: "done",
  cancelled: "plain",
};

export function AppealStatus({ status }: { status: StaffAppealStatus }) {
  const { t } = useTranslation("admin");
  return <Mark tone={TONES[status]}>{t(`appealStatus.${status}`)}</Mark>;
}
