import { type AccountLinkOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { PEOPLE } from "./list-people";

/** The accounts that a consumer sees, saw or waits for. */
async function listLinks(id: string): Promise<AccountLinkOut[]> {
  const found = await dataOf(
    cabinetApi.GET("/api/cabinet/staff/users/{user_id}/accounts", {
      params: { path: { user_id: id } },
    }),
  );
  return found.items;
}

export function linksQuery(id: string) {
  return queryOptions({ queryKey: [...PEOPLE, "links", id], queryFn: () => listLinks(id) });
}
