/** A card with the tag of the state that was read, which a change of it names. */
import { dataOf } from "@personal-cabinet/api/client";

export type Tagged<Card> = { card: Card; tag: string };

type Answer<Card> = { data?: Card; error?: unknown; response: Response };

/** Waits for a call: its data and their tag, or a thrown Problem. */
export async function taggedOf<Card>(call: Promise<Answer<Card>>): Promise<Tagged<Card>> {
  let tag = "";
  const card = await dataOf<Card>(
    call.then((answer) => {
      tag = answer.response.headers.get("ETag") ?? "";
      return answer;
    }),
  );
  return { card, tag };
}

/** What a change says of the state that was seen. */
export function seen(tag: string) {
  return { "if-match": tag };
}
