import { authApi, type RoleCardOut, type RoleIn, type RoleOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { seen, type Tagged, taggedOf } from "../../../../shared/tagged";
import { ROLES } from "../../shared/api/list-roles";

/** A role with who has it, and the tag of its state. */
export function roleQuery(key: string) {
  return queryOptions<Tagged<RoleCardOut>>({
    queryKey: [...ROLES, "card", key],
    queryFn: () =>
      taggedOf(authApi.GET("/api/auth/staff/roles/{key}", { params: { path: { key } } })),
    staleTime: 0,
  });
}

/** 403 `beyond-own-rights`; 409 `already-taken` with the field, `too-many-roles`. */
export function makeRole(body: RoleIn): Promise<RoleOut> {
  return dataOf(authApi.POST("/api/auth/staff/roles", { body }));
}

/** 412 `stale` when it is another meanwhile. */
export function changeRole(key: string, tag: string, body: RoleIn): Promise<RoleOut> {
  const params = { path: { key }, header: seen(tag) };
  return dataOf(authApi.PUT("/api/auth/staff/roles/{key}", { params, body }));
}

/** 409 `role-in-use` while somebody has it. */
export async function removeRole(key: string, tag: string): Promise<void> {
  const params = { path: { key }, header: seen(tag) };
  await dataOf(authApi.DELETE("/api/auth/staff/roles/{key}", { params }));
}
