/** Whoever signs out takes what is unsent with him: it is sent first, or he is asked. */
import { signedInUser } from "../same-user";
import { anyDraftPhoto, isUnsent, listEntries } from "./entries";
import { anyTyped } from "./places";

const PATIENCE_MS = 8000;

const unsent = async (user: string) =>
  (await listEntries(user)).some(isUnsent) || (await anyTyped(user)) || (await anyDraftPhoto(user));

async function triedToSend(user: string): Promise<void> {
  if (navigator.onLine === false) return;
  const { bring } = await import("./bring");
  const enough = new Promise((resolve) => window.setTimeout(resolve, PATIENCE_MS));
  await Promise.race([bring(user), enough]);
}

/** Whether signing out loses nothing, or is wanted all the same; `question` in the reader's words. */
export async function mayLeave(question: string): Promise<boolean> {
  const user = signedInUser();
  try {
    if (!user || !(await unsent(user))) return true;
    await triedToSend(user);
    return !(await unsent(user)) || window.confirm(question);
  } catch {
    // Where nothing can be kept nothing is lost.
    return true;
  }
}
