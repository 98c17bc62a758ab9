import { cabinetApi, type PassportIn } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { seen, taggedOf } from "../../../../shared/tagged";
import { MODELS } from "../../shared/api/list-models";

const ADDRESS = "/api/cabinet/staff/meter-models/{model_id}";
const path = (id: number) => ({ model_id: id });

/** A type of meters with its tag. */
export function modelQuery(id: number) {
  return queryOptions({
    queryKey: [...MODELS, "card", id],
    queryFn: () => taggedOf(cabinetApi.GET(ADDRESS, { params: { path: path(id) } })),
    refetchOnWindowFocus: false,
  });
}

/** Adds a type of meters to the dictionary. */
export function addModel(body: PassportIn) {
  return dataOf(cabinetApi.POST("/api/cabinet/staff/meter-models", { body }));
}

/** Changes a passport; 412 `stale` when another has changed it. */
export function changeModel(id: number, tag: string, body: PassportIn) {
  return dataOf(cabinetApi.PUT(ADDRESS, { params: { path: path(id), header: seen(tag) }, body }));
}

/** Makes the meters of a double those of the model that stays. */
export function mergeModel(id: number, into: number) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/meter-models/{model_id}/merge", {
      params: { path: path(id) },
      body: { into },
    }),
  );
}

/** Deletes a type that no meter is of; 409 `model-in-use`. */
export function deleteModel(id: number) {
  return dataOf(cabinetApi.DELETE(ADDRESS, { params: { path: path(id) } }));
}
