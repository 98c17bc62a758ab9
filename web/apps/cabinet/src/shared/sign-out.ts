/** Signing out of the cabinet: this browser gets no pushes and keeps no drafts any more, its other tabs end too. */
import { signOut as endSession } from "@personal-cabinet/api/acts/sign-out";
import { forgetDrafts } from "./kept-draft";
import { dropPushAtLeisure } from "./push/keep-in-step";
import { tellSignedOut } from "./same-user";

export async function signOut(): Promise<void> {
  forgetDrafts();
  await dropPushAtLeisure();
  await endSession();
  tellSignedOut();
}
