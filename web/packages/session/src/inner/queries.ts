/** The cache of the server's data, and what a refused query means for a whole application. */
import { asProblem } from "@personal-cabinet/api/problem";
import { QueryCache, QueryClient } from "@tanstack/react-query";

const FRESH_MS = 60_000;

/** `demanded`: problems that stand for something to be done first, and what leads there. */
export function makeQueries(demanded: Record<string, () => void> = {}): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => demanded[asProblem(error).type]?.() }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A refusal stays a refusal; only what may pass by itself is tried again.
        retry: (count, error) => {
          const { status } = asProblem(error);
          return count < 1 && (status === 0 || status >= 502);
        },
      },
    },
  });
}
