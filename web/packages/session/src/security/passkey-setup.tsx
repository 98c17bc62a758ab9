/** Setting the first passkey up: its name and the password, the browser's question, the codes. */
import { addPasskey } from "@personal-cabinet/api/acts/add-passkey";
import { beginPasskey } from "@personal-cabinet/api/acts/begin-passkey";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makePasskey } from "../passkeys/passkey-browser";
import { PasskeyForm } from "./passkey-form";
import { RecoveryCodes } from "./recovery-codes";

export type PasskeySetupProps = {
  /** Called as soon as there is one, while the codes are still to be kept. */
  onAdded?: () => Promise<unknown>;
  /** Called when nothing is left to be done. */
  onDone: () => void;
  onCancel: () => void;
};

export function PasskeySetup({ onAdded, onDone, onCancel }: PasskeySetupProps) {
  const { t } = useTranslation("passkeys");
  const [codes, setCodes] = useState<string[]>([]);
  if (codes.length > 0) {
    return <RecoveryCodes title={t("codesAdded")} codes={codes} onDone={onDone} />;
  }
  return (
    <PasskeyForm
      id="add-passkey"
      name={t("firstName")}
      password
      submit={t("next")}
      onCancel={onCancel}
      onSubmit={async ({ name, password }) => {
        const { public_key } = await beginPasskey(password);
        const added = await addPasskey(name, await makePasskey(public_key));
        if (added.recovery_codes.length > 0) setCodes(added.recovery_codes);
        else onDone();
        await onAdded?.();
      }}
    />
  );
}
