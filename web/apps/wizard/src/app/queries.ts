/** The cache of the server's data. */
import { asProblem } from "@personal-cabinet/api/problem";
import { QueryClient } from "@tanstack/react-query";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only what may pass by itself is tried again.
      retry: (count, error) => {
        const { status } = asProblem(error);
        return count < 1 && (status === 0 || status >= 502);
      },
    },
  },
});
