import { dataOf } from "@personal-cabinet/api/client";
import { wizardApi } from "@personal-cabinet/api/wizard";

/** Shows the organisation without a logo. */
export async function removeLogo(): Promise<void> {
  await dataOf(wizardApi.DELETE("/api/wizard/organisation/logo", {}));
}
