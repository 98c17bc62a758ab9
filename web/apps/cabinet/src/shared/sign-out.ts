/** Signing out of the cabinet: this browser gets no pushes and keeps nothing any more, its other tabs end too. */
import { signOut as endSession } from "@personal-cabinet/api/acts/sign-out";
import { forgetKept } from "./kept/forget-kept";
import { forgetDrafts } from "./kept-draft";
import { dropPushAtLeisure } from "./push/keep-in-step";
import { signedInUser } from "./same-user";
import { forgetWalk } from "./walk/wiping";

export async function signOut(): Promise<void> {
  forgetDrafts();
  const user = signedInUser();
  try {
    await dropPushAtLeisure();
    await endSession();
  } finally {
    await forgetKept();
    await forgetWalk(user);
  }
}
