import { type AssignIn, type ChoiceIn, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { TARIFFS } from "./list-schedules";

const params = (id: number) => ({ path: { schedule_id: id } });

/** How many accounts and usage points are chosen, and what is in the way of it. */
export function previewAssignment(id: number, body: ChoiceIn) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/tariff-schedules/{schedule_id}/assignments/preview", {
      params: params(id),
      body,
    }),
  );
}

/** Gives the chosen accounts a schedule. 409 when later ones are in the way. */
export function assignSchedule(id: number, body: AssignIn) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/tariff-schedules/{schedule_id}/assignments", {
      params: params(id),
      body,
    }),
  );
}

/** Who has a schedule today or from a later day on. */
export function pointsQuery(id: number, query: { limit: number; offset: number }) {
  return queryOptions({
    queryKey: [...TARIFFS, "points", id, query],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/staff/tariff-schedules/{schedule_id}/points", {
          params: { ...params(id), query },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
