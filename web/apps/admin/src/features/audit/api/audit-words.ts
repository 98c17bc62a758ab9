import { type AuditWordsOut, adminApi } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";
import type { Language } from "@personal-cabinet/i18n/language";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { AUDIT } from "./list-audit";

/** The words of acts, things, roles and fields: the service has them for pages and files alike. */
export function auditWordsQuery(language: Language) {
  return queryOptions<AuditWordsOut>({
    queryKey: [...AUDIT, "words", language],
    queryFn: () =>
      dataOf(adminApi.GET("/api/admin/audit/words", { params: { query: { language } } })),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}
