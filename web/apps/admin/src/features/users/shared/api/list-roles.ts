import { authApi, type RolesOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** Everything that is asked about roles. */
export const ROLES = ["roles"] as const;

/** All roles; at most fifty. */
export const rolesQuery = queryOptions<RolesOut>({
  queryKey: [...ROLES, "list"],
  queryFn: () => dataOf(authApi.GET("/api/auth/staff/roles")),
});
