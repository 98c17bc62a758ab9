/** The row of buttons below every sub-step: «Отмена» apart, then «Назад», others, «Далее». */
import { leave } from "@personal-cabinet/session/inner/leave";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { signOut } from "./api/sign-out";
import { application } from "./application";
import { forgetAll } from "./memory";
import styles from "./step-page.module.css";

export type StepActionsProps = {
  back?: (() => void) | undefined;
  /** «Проверить», «Повторить». */
  children?: ReactNode;
  /** «Далее». */
  next?: ReactNode;
  /** The work goes on without the wizard's page. */
  running?: boolean;
  /** Nothing is given up: the button says «Выйти» instead. */
  finished?: boolean;
};

export function StepActions({
  back,
  children,
  next,
  running = false,
  finished = false,
}: StepActionsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.actions}>
      <Button className={styles.cancel} onClick={() => setAsking(true)}>
        {t(finished ? "leave.leave" : "actions.cancel")}
      </Button>
      <div className={styles.onward}>
        {back && <Button onClick={back}>{t("actions.back")}</Button>}
        {children}
        {next}
      </div>
      <Dialog
        open={asking}
        title={t("leave.title")}
        okText={t("leave.leave")}
        cancelText={t("leave.stay")}
        onOk={() => {
          forgetAll();
          void leave(application, signOut);
        }}
        onCancel={() => setAsking(false)}
        closable={{ "aria-label": t("leave.stay") }}
      >
        <p>{t(running ? "leave.running" : "leave.text")}</p>
      </Dialog>
    </div>
  );
}
