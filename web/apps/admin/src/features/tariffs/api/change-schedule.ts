import {
  cabinetApi,
  type ScheduleChange,
  type ScheduleFields,
  type VersionTerms,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { seen, taggedOf } from "../../../shared/tagged";

const params = (id: number, tag: string) => ({
  path: { schedule_id: id },
  header: seen(tag),
});

/** A schedule without versions. 409 `tariff-name-taken`. */
export function createSchedule(body: ScheduleFields) {
  return dataOf(cabinetApi.POST("/api/cabinet/staff/tariff-schedules", { body }));
}

/** Another name, supplier, audience; offered or archived. 412 `stale` when it is another meanwhile. */
export function changeSchedule(id: number, tag: string, body: ScheduleChange) {
  return taggedOf(
    cabinetApi.PUT("/api/cabinet/staff/tariff-schedules/{schedule_id}", {
      params: params(id, tag),
      body,
    }),
  );
}

/** What a schedule is from a day on. 422 with each mistake by its field. */
export function addVersion(id: number, tag: string, terms: VersionTerms, replaces: number | null) {
  return taggedOf(
    cabinetApi.POST("/api/cabinet/staff/tariff-schedules/{schedule_id}/versions", {
      params: params(id, tag),
      body: { terms, replaces },
    }),
  );
}

/** Takes back a version that has not begun. */
export function withdrawVersion(id: number, tag: string, versionId: number) {
  return taggedOf(
    cabinetApi.DELETE("/api/cabinet/staff/tariff-schedules/{schedule_id}/versions/{version_id}", {
      params: {
        path: { schedule_id: id, version_id: versionId },
        header: seen(tag),
      },
    }),
  );
}
