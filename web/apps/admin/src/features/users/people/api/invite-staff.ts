import { authApi, type ListedUserOut, type StaffIn } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Makes a member of staff; a letter brings a temporary password. */
export function inviteStaff(staff: StaffIn): Promise<ListedUserOut> {
  return dataOf(authApi.POST("/api/auth/staff/colleagues", { body: staff }));
}
