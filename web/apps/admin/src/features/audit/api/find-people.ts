import { authApi, type ListedUserOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { AUDIT } from "./list-audit";

const MOST = 8;
const SHORTEST = 2;

export type Person = { id: string; name: string; login: string | null };

const known = ({ id, display_name: name, login }: ListedUserOut): Person => ({ id, name, login });

/** Colleagues and consumers whose name, login or contact has these letters. */
async function findPeople(search: string): Promise<Person[]> {
  const query = { search, limit: MOST, offset: 0 };
  const [staff, consumers] = await Promise.all([
    dataOf(authApi.GET("/api/auth/staff/colleagues", { params: { query } })),
    dataOf(authApi.GET("/api/auth/staff/consumers", { params: { query } })),
  ]);
  return [...staff.items, ...consumers.items].map(known);
}

export function peopleFoundQuery(search: string) {
  return queryOptions<Person[]>({
    queryKey: [...AUDIT, "people", search],
    queryFn: () => findPeople(search),
    enabled: search.length >= SHORTEST,
    placeholderData: keepPreviousData,
  });
}
