/** «Настроить позже»: goes on without mail once it is understood that letters wait. */
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { Dialog } from "@personal-cabinet/ui/page/dialog";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { putOffMail } from "./api/put-off-mail";

export function PutOff({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const putOff = async () => {
    setBusy(true);
    setError(null);
    try {
      await putOffMail();
      await onDone();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("mail:later")}</Button>
      <Dialog
        open={asking}
        title={t("mail:laterTitle")}
        okText={t("mail:later")}
        okButtonProps={{ loading: busy }}
        cancelText={t("mail:laterStay")}
        onOk={() => void putOff()}
        onCancel={() => setAsking(false)}
        closable={{ "aria-label": t("mail:laterStay") }}
      >
        <FormAlert error={error} />
        <p>{t("mail:laterText")}</p>
      </Dialog>
    </>
  );
}
