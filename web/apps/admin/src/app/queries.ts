/** The cache of the server's data, and what a refused query means for the whole application. */
import { asProblem } from "@personal-cabinet/api/problem";
import { QueryCache, QueryClient } from "@tanstack/react-query";
import { goToPassword, goToSecondFactor } from "./navigation";

const FRESH_MS = 60_000;

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      const { type } = asProblem(error);
      if (type === "password-change-required") goToPassword();
      if (type === "second-factor-required") goToSecondFactor();
    },
  }),
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
