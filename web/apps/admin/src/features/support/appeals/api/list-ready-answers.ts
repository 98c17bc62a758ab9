import { type AppealTemplateOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

/** The answers that are ready, those of the appeal's topic first, their placeholders filled for it. */
export function readyAnswersQuery(id: string) {
  return queryOptions<{ items: AppealTemplateOut[] }>({
    queryKey: ["answer-templates", "for", id],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/answer-templates", {
          params: { query: { appeal_id: id } },
        }),
      ),
  });
}
