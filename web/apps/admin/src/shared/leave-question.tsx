/** Asks before a page with unsent words is left. */
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useLeaveGuard } from "./use-leave-guard";

export type LeaveQuestionProps = {
  active: boolean;
  title: string;
  text: string;
  leave: string;
  stay: string;
};

export function LeaveQuestion({ active, title, text, leave, stay }: LeaveQuestionProps) {
  const guard = useLeaveGuard(active);
  if (!guard.asked) return null;
  return (
    <Dialog
      open
      title={title}
      okText={leave}
      okButtonProps={{ danger: true }}
      cancelText={stay}
      closable={false}
      onOk={guard.leave}
      onCancel={guard.stay}
    >
      <p>{text}</p>
    </Dialog>
  );
}
