/** Signing out of the cabinet: this browser gets no pushes any more either. */
import { signOut as endSession } from "@personal-cabinet/api/acts/sign-out";
import { dropPushAtLeisure } from "./push/keep-in-step";

export async function signOut(): Promise<void> {
  await dropPushAtLeisure();
  await endSession();
}
