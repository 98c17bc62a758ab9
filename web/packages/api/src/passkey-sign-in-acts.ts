/** The acts of signing in with a passkey, gathered for the shared button. */
import { beginPasskeySignIn } from "./acts/begin-passkey-sign-in";
import { getPasskeyPlace } from "./acts/get-passkey-place";
import { signInWithPasskey } from "./acts/sign-in-with-passkey";

export const passkeySignInActs = { getPasskeyPlace, beginPasskeySignIn, signInWithPasskey };
