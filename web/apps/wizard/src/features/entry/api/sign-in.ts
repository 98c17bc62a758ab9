import { dataOf } from "@personal-cabinet/api/client";
import { wizardApi } from "@personal-cabinet/api/wizard";

/** Opens the wizard with the key of the first start. */
export async function signIn(token: string): Promise<void> {
  await dataOf(wizardApi.POST("/api/wizard/sign-in", { body: { token } }));
}
