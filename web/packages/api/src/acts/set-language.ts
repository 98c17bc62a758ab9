import { authApi } from "../auth";
import { dataOf } from "../client";

/** Remembers the user's language, also for letters. */
export async function setLanguage(language: "ru" | "en"): Promise<void> {
  await dataOf(authApi.PUT("/api/auth/me/language", { body: { language } }));
}
