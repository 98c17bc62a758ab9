import {
  type AdminUserOut,
  adminApi,
  type ConsumerChangeIn,
  type StaffChangeIn,
} from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Sets a consumer's name and contacts; a former address is told by letter. */
export function editConsumer(id: string, change: ConsumerChangeIn): Promise<AdminUserOut> {
  const params = { path: { user_id: id } };
  return dataOf(adminApi.PUT("/api/admin/users/{user_id}", { params, body: change }));
}

/** Sets name, e-mail and role of a member of staff. */
export function editStaff(id: string, change: StaffChangeIn): Promise<AdminUserOut> {
  const params = { path: { user_id: id } };
  return dataOf(adminApi.PUT("/api/admin/staff/{user_id}", { params, body: change }));
}
