import { dataOf } from "@personal-cabinet/api/client";
import { type MailOut, wizardApi } from "@personal-cabinet/api/wizard";

/** The mail server that is saved, never its passwords. */
export function getMail(): Promise<MailOut> {
  return dataOf(wizardApi.GET("/api/wizard/mail", {}));
}
