/** Where the houses are: what a map opens on before anything is chosen. */
import { type Box, boxOf, isPlace } from "@personal-cabinet/ui/map/shapes";
import { useQuery } from "@tanstack/react-query";
import { buildingsIn } from "./api/list-buildings";

const WORLD: Box = [-180, -90, 180, 90];

/** Undefined: it is not known yet; null: no house has a place. */
export function useExtent(): Box | null | undefined {
  const { data, isPending } = useQuery(buildingsIn(WORLD));
  if (!data) return isPending ? undefined : null;
  const places = [...data.items, ...data.clusters].flatMap(({ point }) =>
    isPlace(point) ? [point] : [],
  );
  return boxOf(places);
}
