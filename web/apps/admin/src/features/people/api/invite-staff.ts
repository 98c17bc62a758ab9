import { type AdminUserOut, adminApi, type StaffIn } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Makes a member of staff; a letter brings a temporary password. */
export function inviteStaff(staff: StaffIn): Promise<AdminUserOut> {
  return dataOf(adminApi.POST("/api/admin/staff", { body: staff }));
}
