import { authApi, type UserOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Changes the phone; 403 `wrong-password`. */
export function setPhone(phone: string, password: string): Promise<UserOut> {
  return dataOf(authApi.PUT("/api/auth/me/phone", { body: { phone, password } }));
}
