import { type AccountLinkOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** The accounts that a consumer sees, saw or waits for. */
export async function listLinks(id: string): Promise<AccountLinkOut[]> {
  const found = await dataOf(
    cabinetApi.GET("/api/cabinet/staff/users/{user_id}/accounts", {
      params: { path: { user_id: id } },
    }),
  );
  return found.items;
}
