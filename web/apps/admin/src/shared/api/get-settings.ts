import { adminApi, type SettingsOut } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Name of the supplier, time zone, billing day, rows per page. */
export function getSettings(): Promise<SettingsOut> {
  return dataOf(adminApi.GET("/api/admin/settings", {}));
}
