/** Who is signed in. */
import { getMe } from "@personal-cabinet/api/acts/get-me";
import type { UserOut } from "@personal-cabinet/api/auth";
import type { Problem } from "@personal-cabinet/api/problem";
import { useQuery } from "@tanstack/react-query";

export const ME = ["me"];

export function useMe() {
  return useQuery<UserOut, Problem>({
    queryKey: ME,
    queryFn: getMe,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
