/** All meters of the signed-in consumer. */
import { useQuery } from "@tanstack/react-query";
import { listMeters } from "./api/list-meters";

export function useMeters() {
  return useQuery({ queryKey: ["meters"], queryFn: listMeters });
}
