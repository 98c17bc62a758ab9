/** Asks before people are told: how many accounts it touches, and who hears of it. */
import type { OutagePreviewOut } from "@personal-cabinet/api/cabinet";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { useTranslation } from "react-i18next";
import { useReachWords } from "./reach";

export type PublishQuestionProps = {
  open: boolean;
  /** It has been told already: this is a change of it. */
  told: boolean;
  reach: OutagePreviewOut | undefined;
  counting: boolean;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
};

export function PublishQuestion(props: PublishQuestionProps) {
  const { open, told, reach, counting, busy, onYes, onNo } = props;
  const { t } = useTranslation("outages");
  const wordsOf = useReachWords();
  if (!open) return null;
  const words = reach && wordsOf(reach);
  return (
    <Dialog
      open
      title={t(told ? "publish.changeTitle" : "publish.title")}
      okText={t(told ? "publish.changeYes" : "publish.yes")}
      // Nobody is told of an outage whose reach is not known.
      okButtonProps={{ disabled: counting || !words }}
      confirmLoading={busy}
      cancelText={t("publish.no")}
      onOk={onYes}
      onCancel={onNo}
      closable={{ "aria-label": t("close") }}
    >
      {words ? (
        <>
          <p>
            <strong>{t("reach.touches", { what: words.touches })}</strong>
          </p>
          <p>{t(told ? "publish.changeText" : "publish.text", { who: words.told })}</p>
        </>
      ) : (
        <p>{t(counting ? "reach.counting" : "reach.none")}</p>
      )}
    </Dialog>
  );
}
