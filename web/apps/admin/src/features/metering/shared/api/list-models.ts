/** The dictionary of meter models, as a list and as choices of a form. */
import { cabinetApi, type MeterModelOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";

export const MODELS = ["meter-models"];
export const MODEL_SORTS = ["name", "-name", "manufacturer", "-manufacturer", "-meters"] as const;
export type ModelSort = (typeof MODEL_SORTS)[number];

export type ModelsQuery = {
  search: string;
  manufacturer: string;
  sort: ModelSort;
  limit: number;
  offset: number;
};

export function modelsQuery(query: ModelsQuery) {
  return queryOptions({
    queryKey: [...MODELS, "list", query],
    queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/staff/meter-models", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** As many as a page can hold: a supplier has some dozens. */
export function modelChoices() {
  return modelsQuery({ search: "", manufacturer: "", sort: "name", limit: 200, offset: 0 });
}

export function makersQuery() {
  return queryOptions({
    queryKey: [...MODELS, "makers"],
    queryFn: async () =>
      (await dataOf(cabinetApi.GET("/api/cabinet/staff/meter-models/manufacturers"))).items,
  });
}

/** A model as people tell it from others: its name, and the code of its version. */
export function modelName(model: Pick<MeterModelOut, "name" | "version_code">): string {
  return model.version_code ? `${model.name}/${model.version_code}` : model.name;
}
