import { authApi } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

export type Pass = { token: string; address: string };

/** What opens the wizard once, within a minute. */
export function askPass(): Promise<Pass> {
  return dataOf(authApi.POST("/api/auth/staff/wizard/pass", {}));
}
