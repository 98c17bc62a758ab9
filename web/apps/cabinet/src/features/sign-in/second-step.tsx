/** The second step, joined to the service's acts. */
import { confirmSignIn } from "@personal-cabinet/api/acts/confirm-sign-in";
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
            // A recovery code does where the application's code would.
            method: method === "letter" ? "letter" : "totp",
            code,
            remember_device: remember,
          });
          await onSignedIn(user);
        }}
        onLeave={onLeave}
      />
    </Suspense>
  );
}
