/** The main page's essence. */
import { useQuery } from "@tanstack/react-query";
import { getOverview } from "./api/get-overview";

export function useOverview() {
  return useQuery({ queryKey: ["overview"], queryFn: getOverview });
}
