import { authApi, type UserOut } from "../auth";
import { dataOf } from "../client";

/** Sets a new password; other sessions of the user end, this one goes on with new cookies. */
export function changePassword(currentPassword: string, newPassword: string): Promise<UserOut> {
  return dataOf(
    authApi.POST("/api/auth/change-password", {
      body: { current_password: currentPassword, new_password: newPassword },
    }),
  );
}
