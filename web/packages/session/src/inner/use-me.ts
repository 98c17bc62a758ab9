/** Who is signed in. */
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "./api/me";

export function useMe() {
  return useQuery(meQuery);
}
