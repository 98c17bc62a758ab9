/** Where the houses are: what a map opens on before anything is chosen. */
import type { Box } from "@personal-cabinet/ui/map/shapes";
import { useQuery } from "@tanstack/react-query";
import { staffMap } from "./api/get-map";

/** Undefined: it is not known yet; null: no house has a place. */
export function useExtent(): Box | null | undefined {
  const { data, isPending } = useQuery(staffMap);
  return data ? data.extent : isPending ? undefined : null;
}
