import { getMe } from "@personal-cabinet/api/acts/get-me";
import type { UserOut } from "@personal-cabinet/api/auth";
import type { Problem } from "@personal-cabinet/api/problem";
import { queryOptions } from "@tanstack/react-query";
import { KEPT_FRAME } from "../queries";

export const ME = ["me"];

/** Who is signed in; it is not asked again by itself. */
export const meQuery = queryOptions<UserOut, Problem>({
  queryKey: ME,
  queryFn: getMe,
  staleTime: Number.POSITIVE_INFINITY,
  meta: KEPT_FRAME,
});
