import { dataOf } from "@personal-cabinet/api/client";
import {
  type LetterOut,
  type LetterState,
  notificationsApi,
} from "@personal-cabinet/api/notifications";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

type Paging = { limit: number; offset: number };

/** Everything that is asked about letters. */
export const LETTERS = ["letters"] as const;
const AGAIN_MS = 60_000;

/** A page of the letters in a state, newest first. */
export function listLetters(
  state: LetterState,
  page: Paging,
): Promise<{ items: LetterOut[]; total: number }> {
  return dataOf(
    notificationsApi.GET("/api/notifications/staff/letters", {
      params: { query: { state, ...page } },
    }),
  );
}

export function lettersQuery(state: LetterState, page: Paging) {
  return queryOptions({
    queryKey: [...LETTERS, state, page],
    queryFn: () => listLetters(state, page),
    placeholderData: keepPreviousData,
  });
}

/** How many letters were not delivered, asked again every minute. */
export function abandonedLettersQuery() {
  return queryOptions({
    queryKey: [...LETTERS, "abandoned-count"],
    queryFn: () => dataOf(notificationsApi.GET("/api/notifications/staff/letters/counters", {})),
    select: ({ abandoned }) => abandoned,
    refetchInterval: AGAIN_MS,
  });
}
