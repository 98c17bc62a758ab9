/** How many letters were not delivered, for the menu. */
import { useQuery } from "@tanstack/react-query";
import { listLetters } from "./api/list-letters";

/** Everything that is asked about letters; sending one again renews it all. */
export const LETTERS = ["letters"];
const AGAIN_MS = 60_000;

export function useAbandonedLetters(): number {
  const { data } = useQuery({
    queryKey: [...LETTERS, "abandoned-count"],
    queryFn: () => listLetters("abandoned", { limit: 1, offset: 0 }),
    refetchInterval: AGAIN_MS,
  });
  return data?.total ?? 0;
}
