import { dataOf } from "@personal-cabinet/api/client";
import { wizardApi } from "@personal-cabinet/api/wizard";

/** Goes on without a mail server: letters wait. */
export async function putOffMail(): Promise<void> {
  await dataOf(wizardApi.POST("/api/wizard/mail/put-off", {}));
}
