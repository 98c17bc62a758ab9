/** Nothing of what was seen stays on the device: whoever leaves, or comes after another, does it. */
import { signedInUser, tellSignedOut } from "../same-user";
import { forgetHouses } from "../walk/wiping";
import { store } from "./store";

const LONGEST_WAIT_MS = 2000;

/** Never fails, and holds nobody up for long: where nothing can be kept there is nothing to forget. */
export async function forgetKept(): Promise<void> {
  // First of all other tabs: from now on they keep nothing.
  tellSignedOut();
  const enough = new Promise<void>((resolve) => window.setTimeout(resolve, LONGEST_WAIT_MS));
  const gone = Promise.all([store.clear().catch(() => undefined), forgetHouses()]);
  await Promise.race([gone, enough]);
}

/** The same before somebody comes in, unless it is who was here before. */
export async function forgetOthers(user: string): Promise<void> {
  if (signedInUser() !== user) await forgetKept();
}
