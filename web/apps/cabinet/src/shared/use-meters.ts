/** All meters of the signed-in consumer. */
import { useQuery } from "@tanstack/react-query";
import { metersQuery } from "./api/list-meters";

export function useMeters() {
  return useQuery(metersQuery);
}
