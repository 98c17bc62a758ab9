import { dataOf } from "@personal-cabinet/api/client";
import { type MailIn, wizardApi } from "@personal-cabinet/api/wizard";

/** Saves the mail server; letters that wait are sent by it. */
export async function saveMail(mail: MailIn): Promise<void> {
  await dataOf(wizardApi.PUT("/api/wizard/mail", { body: mail }));
}
