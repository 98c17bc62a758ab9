import { authApi, type SecurityOut } from "../auth";
import { dataOf } from "../client";

/** Whether a new device is confirmed by a letter. */
export function setNewDeviceLetter(wanted: boolean, password: string): Promise<SecurityOut> {
  return dataOf(
    authApi.PUT("/api/auth/me/security", { body: { new_device_letter: wanted, password } }),
  );
}
