/** «Войти с ключом доступа»: shown once the service has said that it works on this page. */
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormAlert, useSecondsLeft } from "../form/form-alert";
import { problemLike } from "../state/problem-like";
import type { PasskeySignInActs } from "./passkey-acts";
import { askPasskey, PasskeyFailure } from "./passkey-browser";
import { passkeyWords } from "./passkey-words";

export const words = passkeyWords;

export type PasskeyButtonProps<User> = {
  acts: PasskeySignInActs<User>;
  onSignedIn: (user: User) => Promise<unknown>;
};

export function Component<User>({ acts, onSignedIn }: PasskeyButtonProps<User>) {
  const { t } = useTranslation("passkeys");
  const [available, setAvailable] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const waiting = useSecondsLeft(error) > 0;
  const ask = useRef(acts.getPasskeyPlace);
  useEffect(() => {
    let gone = false;
    ask
      .current()
      // Without an answer there is the password.
      .then((place) => !gone && setAvailable(place.available))
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);

  const enter = async () => {
    setBusy(true);
    setError(null);
    try {
      const { public_key } = await acts.beginPasskeySignIn();
      await onSignedIn(await acts.signInWithPasskey(await askPasskey(public_key)));
    } catch (failure) {
      setBusy(false);
      const refused = problemLike(failure).type === "sign-in-refused";
      setError(refused ? new PasskeyFailure("passkey-refused") : failure);
    }
  };
  if (!available) return null;
  return (
    <>
      <FormAlert error={error} />
      <Button block size="large" loading={busy} disabled={waiting} onClick={() => void enter()}>
        {t("signIn")}
      </Button>
    </>
  );
}
