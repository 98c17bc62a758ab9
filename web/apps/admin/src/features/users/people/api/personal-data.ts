import { authApi } from "@personal-cabinet/api/auth";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";

/** Asks for a file of all that is kept about a consumer. */
export function exportPersonalData(userId: string, language: Language) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/personal-data/{user_id}", {
      params: { path: { user_id: userId } },
      body: { language },
    }),
  );
}

/** Erases a consumer's personal data in all services, for good. */
export function eraseConsumer(userId: string) {
  return dataOf(
    authApi.POST("/api/auth/staff/consumers/{user_id}/erasure", {
      params: { path: { user_id: userId } },
    }),
  );
}
