/** The second step, joined to the service's acts. */
import { beginPasskeyConfirmation } from "@personal-cabinet/api/acts/begin-passkey-confirmation";
import { confirmSignIn } from "@personal-cabinet/api/acts/confirm-sign-in";
import { confirmWithPasskey } from "@personal-cabinet/api/acts/confirm-with-passkey";
import { sendSignInLetter } from "@personal-cabinet/api/acts/send-sign-in-letter";
import type { SecondFactorAsk, UserOut } from "@personal-cabinet/api/auth";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Suspense } from "react";

const Step = lazyPage(() => import("@personal-cabinet/ui/form/second-step"));

export type SecondStepProps = {
  factor: SecondFactorAsk;
  onSignedIn: (user: UserOut) => Promise<void>;
  onLeave: (expired: boolean) => void;
};

export function SecondStep({ factor, onSignedIn, onLeave }: SecondStepProps) {
  return (
    <Suspense fallback={<Loading />}>
      <Step
        methods={factor.methods}
        maskedEmail={factor.masked_email}
        onSendLetter={() => sendSignInLetter(factor.attempt_id)}
        onConfirm={async (method, code, remember) => {
          const user = await confirmSignIn({
            attempt_id: factor.attempt_id,
            method,
            code,
            remember_device: remember,
          });
          await onSignedIn(user);
        }}
        onPasskey={async (remember) => {
          const { askPasskey } = await import("@personal-cabinet/ui/security/passkey-browser");
          const { public_key } = await beginPasskeyConfirmation(factor.attempt_id);
          const user = await confirmWithPasskey({
            attempt_id: factor.attempt_id,
            credential: await askPasskey(public_key),
            remember_device: remember,
          });
          await onSignedIn(user);
        }}
        onLeave={onLeave}
      />
    </Suspense>
  );
}
