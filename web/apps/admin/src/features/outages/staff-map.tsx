/** A map of the panel, over the ground that all maps have. */
import { MapView, type MapViewProps } from "@personal-cabinet/ui/map/map-view";
import { useQuery } from "@tanstack/react-query";
import { staffMap } from "./api/get-map";

export type StaffMapProps = Omit<MapViewProps, "tiles" | "attribution">;

export function StaffMap(props: StaffMapProps) {
  const { data } = useQuery(staffMap);
  return <MapView {...props} tiles={data?.tiles ?? null} attribution={data?.attribution ?? null} />;
}
