import { authApi, type ListedUserOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Block, let in again, remove for good, send a temporary password, reset the second factor. */
export type Act = "block" | "unblock" | "remove" | "password" | "factor";

const CONSUMERS = "/api/auth/staff/consumers/{user_id}";
const COLLEAGUES = "/api/auth/staff/colleagues/{user_id}";

/** Does one act to a user, of consumers or of staff. */
export async function changeUser(user: ListedUserOut, act: Act): Promise<void> {
  const params = { path: { user_id: user.id } };
  const address = user.user_class === "consumer" ? CONSUMERS : COLLEAGUES;
  const acts = {
    block: () => authApi.POST(`${address}/block`, { params }),
    unblock: () => authApi.POST(`${address}/unblock`, { params }),
    remove: () => authApi.DELETE(address, { params }),
    password: () => authApi.POST(`${address}/password`, { params }),
    factor: () => authApi.POST(`${address}/reset-second-factor`, { params }),
  };
  await dataOf(acts[act]());
}
