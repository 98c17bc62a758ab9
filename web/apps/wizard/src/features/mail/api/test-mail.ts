import { dataOf } from "@personal-cabinet/api/client";
import { type MailIn, type MailTestOut, wizardApi } from "@personal-cabinet/api/wizard";

/** Really sends a test letter by this server; nothing is saved. */
export function testMail(mail: MailIn, to: string, language: "ru" | "en"): Promise<MailTestOut> {
  return dataOf(wizardApi.POST("/api/wizard/mail/test", { body: { ...mail, to, language } }));
}
