import { dataOf } from "@personal-cabinet/api/client";
import {
  type LetterOut,
  type LetterState,
  notificationsApi,
} from "@personal-cabinet/api/notifications";

/** A page of the letters in a state, newest first. */
export function listLetters(
  state: LetterState,
  page: { limit: number; offset: number },
): Promise<{ items: LetterOut[]; total: number }> {
  return dataOf(
    notificationsApi.GET("/api/notifications/staff/letters", {
      params: { query: { state, ...page } },
    }),
  );
}
