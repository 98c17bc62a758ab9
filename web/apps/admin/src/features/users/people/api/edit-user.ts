import {
  authApi,
  type ConsumerChangeIn,
  type ListedUserOut,
  type StaffChangeIn,
} from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Sets a consumer's name and contacts; a former address is told by letter. */
export function editConsumer(id: string, change: ConsumerChangeIn): Promise<ListedUserOut> {
  const params = { path: { user_id: id } };
  return dataOf(authApi.PUT("/api/auth/staff/consumers/{user_id}", { params, body: change }));
}

/** Sets name, e-mail and role of a member of staff. */
export function editStaff(id: string, change: StaffChangeIn): Promise<ListedUserOut> {
  const params = { path: { user_id: id } };
  return dataOf(authApi.PUT("/api/auth/staff/colleagues/{user_id}", { params, body: change }));
}
