/** The way in with a passkey: offered once the service has said that it works on this page. */
import { beginPasskeySignIn } from "@personal-cabinet/api/acts/begin-passkey-sign-in";
import { getPasskeyPlace } from "@personal-cabinet/api/acts/get-passkey-place";
import { signInWithPasskey } from "@personal-cabinet/api/acts/sign-in-with-passkey";
import type { UserOut } from "@personal-cabinet/api/auth";
import { useSecondsLeft } from "@personal-cabinet/ui/form/use-seconds-left";
import { problemLike } from "@personal-cabinet/ui/state/problem-like";
import { useEffect, useState } from "react";
import page from "../entrance/page.module.css";
import { Button } from "../form/button";
import { Refusal } from "../form/notice";
import { useWords } from "../words/use-words";
import { askPasskey, PasskeyFailure } from "./passkey-browser";
import { passkeysPossible } from "./passkeys-possible";

export function PasskeySignIn({ onSignedIn }: { onSignedIn: (user: UserOut) => void }) {
  const { t } = useWords();
  const [available, setAvailable] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const waiting = useSecondsLeft(error) > 0;
  useEffect(() => {
    if (!passkeysPossible()) return;
    let gone = false;
    getPasskeyPlace()
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
      const { public_key } = await beginPasskeySignIn();
      onSignedIn(await signInWithPasskey(await askPasskey(public_key)));
    } catch (failure) {
      const refused = problemLike(failure).type === "sign-in-refused";
      setError(refused ? new PasskeyFailure("passkey-refused") : failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={page.passkey}>
      {available && (
        <>
          <Refusal error={error} />
          <Button busy={busy} disabled={waiting} onClick={() => void enter()}>
            {t("passkeys:signIn")}
          </Button>
        </>
      )}
    </div>
  );
}
