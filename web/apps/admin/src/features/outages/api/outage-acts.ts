/** What staff do with an outage. 412 `stale` when another has changed it meanwhile. */
import {
  cabinetApi,
  type NewOutageIn,
  type OutageIn,
  type StaffOutageCardOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { seen } from "../../../shared/tagged";

const tagged = (id: string, tag: string) => ({
  path: { outage_id: Number(id) },
  header: seen(tag),
});

/** Writes an outage; sent twice with one key it is written once. */
export function addOutage(body: NewOutageIn, key: string): Promise<StaffOutageCardOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/outages", {
      params: { header: { "Idempotency-Key": key } },
      body,
    }),
  ) as Promise<StaffOutageCardOut>;
}

export function changeOutage(id: string, tag: string, body: OutageIn): Promise<StaffOutageCardOut> {
  return dataOf(
    cabinetApi.PUT("/api/cabinet/staff/outages/{outage_id}", { params: tagged(id, tag), body }),
  ) as Promise<StaffOutageCardOut>;
}

/** Tells those whom a draft touches. */
export function publishOutage(id: string, tag: string) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/outages/{outage_id}/publish", { params: tagged(id, tag) }),
  );
}

/** Tells something new: words, another expected end, or both. */
export function updateOutage(
  id: string,
  tag: string,
  body: { text: string; expected_end_at: string | null },
) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/outages/{outage_id}/updates", {
      params: tagged(id, tag),
      body,
    }),
  );
}

/** Energy is back; null: now. */
export function endOutage(
  id: string,
  tag: string,
  body: { text: string; ended_at: string | null },
) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/outages/{outage_id}/end", {
      params: tagged(id, tag),
      body,
    }),
  );
}

/** It does not take place, or was none. */
export function cancelOutage(id: string, tag: string, body: { text: string }) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/outages/{outage_id}/cancel", {
      params: tagged(id, tag),
      body,
    }),
  );
}

/** Of drafts alone. */
export async function deleteOutage(id: string, tag: string): Promise<void> {
  await dataOf(
    cabinetApi.DELETE("/api/cabinet/staff/outages/{outage_id}", { params: tagged(id, tag) }),
  );
}
