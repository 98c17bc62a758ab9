import { getSecurity } from "@personal-cabinet/api/acts/get-security";
import { useQuery } from "@tanstack/react-query";

export const SECURITY = ["security"];

/** What guards the reader's sign-in; not told to whom a temporary password let in. */
export function useSecurity(told = true) {
  return useQuery({ queryKey: SECURITY, queryFn: getSecurity, enabled: told });
}
