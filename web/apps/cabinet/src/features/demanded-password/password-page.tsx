/** A password that must be changed before anything else is shown. */
import { PasswordPage } from "@personal-cabinet/session/entrance/password-page";
import type { OutsideProps } from "@personal-cabinet/session/entrance/visit";
import { inEntrance } from "../../shared/entrance-page";

export function Component(props: OutsideProps) {
  return (
    <PasswordPage
      {...props}
      frame={inEntrance}
      chosen="/profile/password"
      // What ends the pushes is needed by few: it comes when somebody leaves.
      signOut={() => import("../../shared/sign-out").then(({ signOut }) => signOut())}
    />
  );
}
