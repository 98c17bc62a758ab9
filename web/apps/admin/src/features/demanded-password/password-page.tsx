/** A password that must be changed before the panel opens. */
import { signOut } from "@personal-cabinet/api/acts/sign-out";
import { PasswordPage } from "@personal-cabinet/session/entrance/password-page";
import type { OutsideProps } from "@personal-cabinet/session/entrance/visit";
import { inEntrance } from "../../shared/entrance-page";

export function Component(props: OutsideProps) {
  return (
    <PasswordPage {...props} frame={inEntrance} chosen="/profile/password" signOut={signOut} />
  );
}
