/** Signing out of the cabinet: this browser gets no pushes any more, and its other tabs end too. */
import { signOut as endSession } from "@personal-cabinet/api/acts/sign-out";
import { dropPushAtLeisure } from "./push/keep-in-step";
import { tellSignedOut } from "./same-user";

export async function signOut(): Promise<void> {
  await dropPushAtLeisure();
  await endSession();
  tellSignedOut();
}
