/**
 * What is sent once: its key is kept until the service has answered, over reloads, so that what was
 * sent once more after a broken connection does not arrive twice.
 */
import { isUnsure, newKey } from "@personal-cabinet/api/sending-key";
import { forgetDraft, keepDraft, keptDraft } from "../../shared/kept-draft";

const placeOf = (form: string) => `${form}-key`;

/** Sends under the key that waits for an answer, or a new one; `form` tells what is sent from others. */
export async function sendOnce<Answer>(
  form: string,
  user: string,
  send: (key: string) => Promise<Answer>,
): Promise<Answer> {
  const place = placeOf(form);
  const key = keptDraft<string>(place, user) ?? newKey();
  keepDraft(place, user, key);
  try {
    const answer = await send(key);
    forgetDraft(place);
    return answer;
  } catch (error) {
    if (!isUnsure(error)) forgetDraft(place);
    throw error;
  }
}

/** What waited for its answer has got it. */
export function forgetWaiting(form: string): void {
  forgetDraft(placeOf(form));
}

/** Whether an attempt waits for its answer, e.g. after a reload. */
export const isWaiting = (form: string, user: string): boolean =>
  keptDraft<string>(placeOf(form), user) !== null;
