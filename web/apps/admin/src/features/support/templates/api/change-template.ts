import {
  type AppealTemplateIn,
  type AppealTemplateOut,
  cabinetApi,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

export const TEMPLATES = ["answer-templates"] as const;

const path = (id: number) => ({ template_id: id });

/** All answers that are ready. */
export function templatesQuery() {
  return queryOptions<{ items: AppealTemplateOut[] }>({
    queryKey: [...TEMPLATES, "all"],
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/answer-templates", {})),
  });
}

/** 422 for a placeholder that nobody fills. */
export function addTemplate(body: AppealTemplateIn) {
  return dataOf(cabinetApi.POST("/api/cabinet/staff/answer-templates", { body }));
}

export function changeTemplate(id: number, body: AppealTemplateIn) {
  return dataOf(
    cabinetApi.PUT("/api/cabinet/staff/answer-templates/{template_id}", {
      params: { path: path(id) },
      body,
    }),
  );
}

export async function deleteTemplate(id: number): Promise<void> {
  await dataOf(
    cabinetApi.DELETE("/api/cabinet/staff/answer-templates/{template_id}", {
      params: { path: path(id) },
    }),
  );
}
