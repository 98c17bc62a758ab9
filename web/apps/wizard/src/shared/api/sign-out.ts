import { dataOf } from "@personal-cabinet/api/client";
import { wizardApi } from "@personal-cabinet/api/wizard";

/** Ends this session of the wizard. */
export async function signOut(): Promise<void> {
  await dataOf(wizardApi.POST("/api/wizard/sign-out", {}));
}
