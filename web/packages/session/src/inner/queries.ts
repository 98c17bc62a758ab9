/** The cache of the server's data, and what a refused query means for a whole application. */
import { asProblem } from "@personal-cabinet/api/problem";
import { onlineManager, QueryCache, QueryClient, type QueryPersister } from "@tanstack/react-query";

const FRESH_MS = 60_000;

/**
 * `meta` of what an application may keep on the device for the next visit: what a page shows, dated
 * when it is shown again, and what the frame around every page is made of.
 */
export const KEPT = { kept: "shown" } as const;
export const KEPT_FRAME = { kept: "frame" } as const;

/** Stands between a query and its request: see react-query's `persister`. */
export type Keeping = QueryPersister<unknown, readonly unknown[]>;

/**
 * `demanded`: problems that stand for something to be done first, and what leads there. `keeping`:
 * what keeps answers on the device; without it they live as long as the page.
 */
export function makeQueries(
  demanded: Record<string, () => void> = {},
  keeping?: Keeping,
): QueryClient {
  // A page that begins without a network is told when there is one; it is taken for being there.
  onlineManager.setOnline(navigator.onLine !== false);
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => demanded[asProblem(error).type]?.() }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // What a browser believes of its network is often wrong: each question is tried, and its
        // failure told, instead of waiting for the network in silence.
        networkMode: "always",
        refetchOnReconnect: "always",
        persister: keeping,
        // A refusal stays a refusal; only what may pass by itself is tried again.
        retry: (count, error) => {
          const { status } = asProblem(error);
          return count < 1 && (status === 0 || status >= 502);
        },
      },
      // An act that waited for the network would be done at a time that nobody expects.
      mutations: { networkMode: "always" },
    },
  });
}
