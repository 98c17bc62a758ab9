/** The way in with a passkey, below login and password; it comes after them and keeps its place. */
import { Suspense } from "react";
import { lazyPage } from "../page/lazy-page";
import type { PasskeySignInActs } from "./passkey-acts";
import { passkeysPossible } from "./passkeys-possible";

type AnyUser = {
  acts: PasskeySignInActs<unknown>;
  onSignedIn: (user: unknown) => Promise<unknown>;
};

const Button = lazyPage<AnyUser>(() => import("./passkey-button"));

export function PasskeySignIn<User>(props: {
  acts: PasskeySignInActs<User>;
  onSignedIn: (user: User) => Promise<unknown>;
}) {
  if (!passkeysPossible()) return null;
  return (
    <div style={{ minHeight: 40, marginTop: 12 }}>
      <Suspense fallback={null}>
        <Button {...(props as AnyUser)} />
      </Suspense>
    </div>
  );
}
