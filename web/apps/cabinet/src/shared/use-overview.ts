/** The main page's essence; the menu's counters come with it. */
import { useQuery } from "@tanstack/react-query";
import { getOverview } from "./api/get-overview";

export function useOverview() {
  return useQuery({ queryKey: ["overview"], queryFn: getOverview });
}
