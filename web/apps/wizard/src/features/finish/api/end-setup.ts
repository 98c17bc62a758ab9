import { dataOf } from "@personal-cabinet/api/client";
import { type FinishedOut, wizardApi } from "@personal-cabinet/api/wizard";

/** Makes the first administrator, if nobody administers, and closes the wizard. */
export function endSetup(email: string | null, language: "ru" | "en"): Promise<FinishedOut> {
  return dataOf(wizardApi.POST("/api/wizard/finish", { body: { email, language } }));
}
