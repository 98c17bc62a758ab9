import { dataOf } from "@personal-cabinet/api/client";
import { wizardApi } from "@personal-cabinet/api/wizard";

/** Opens the wizard with a pass that the control panel has given an administrator. */
export async function enterWithPass(token: string): Promise<void> {
  await dataOf(wizardApi.POST("/api/wizard/pass", { body: { token } }));
}
