import { authApi, type ListedUserOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

/** Consumers or staff. */
export type Group = "users" | "staff";
export type PeopleQuery = { search: string; active?: boolean; limit: number; offset: number };

/** Everything that is asked about people. */
export const PEOPLE = ["people"] as const;

/** A page of consumers or of staff, newest first, found by name, login or contact. */
function listPeople(
  group: Group,
  query: PeopleQuery,
): Promise<{ items: ListedUserOut[]; total: number }> {
  return dataOf(
    group === "users"
      ? authApi.GET("/api/auth/staff/consumers", { params: { query } })
      : authApi.GET("/api/auth/staff/colleagues", { params: { query } }),
  );
}

export function peopleQuery(group: Group, query: PeopleQuery) {
  return queryOptions({
    queryKey: [...PEOPLE, group, query],
    queryFn: () => listPeople(group, query),
    placeholderData: keepPreviousData,
  });
}
