/** What staff do with an appeal. */
import {
  cabinetApi,
  type ManyDoneOut,
  type StaffAppealCardOut,
  type StaffAppealIn,
  type StaffAppealStatus,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { seen } from "../../../../shared/tagged";

export type NextStatus = Exclude<StaffAppealStatus, "draft">;
/** Who deals with an appeal; null: nobody. `team_id`: which team shall; missing: the one that does. */
export type Assignee = { user_id: string | null; name: string; team_id?: number | null };
export type Answer = {
  text: string;
  file_ids: string[];
  /** The last message that was seen. */
  after: number | null;
  /** How many messages were seen. */
  seen: number;
  status: "in_work" | "done";
};

const path = (id: string) => ({ appeal_id: id });
const keyed = (id: string, key: string) => ({
  path: path(id),
  header: { "Idempotency-Key": key },
});

export function addAppeal(body: StaffAppealIn, key: string): Promise<StaffAppealCardOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/appeals", {
      params: { header: { "Idempotency-Key": key } },
      body,
    }),
  );
}

/** Answers the consumer; 409 `answered-meanwhile` with what came since `after`. */
export async function answerAppeal(id: string, body: Answer, key: string): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/staff/appeals/{appeal_id}/answers", {
      params: keyed(id, key),
      body,
    }),
  );
}

/** Writes what no consumer ever reads. */
export async function noteAppeal(id: string, text: string, key: string): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/staff/appeals/{appeal_id}/notes", {
      params: keyed(id, key),
      body: { text },
    }),
  );
}

/** Keeps the answer that is being written, for its writer alone. */
export async function keepAnswer(
  id: string,
  body: { text: string; file_ids: string[] },
): Promise<void> {
  await dataOf(
    cabinetApi.PUT("/api/cabinet/staff/appeals/{appeal_id}/draft", {
      params: { path: path(id) },
      body,
    }),
  );
}

/** 412 `stale` when another has changed status or assignee. */
export function moveAppeal(id: string, tag: string, status: NextStatus) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/appeals/{appeal_id}/status", {
      params: { path: path(id), header: seen(tag) },
      body: { status },
    }),
  );
}

export function assignAppeal(id: string, tag: string, body: Assignee) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/appeals/{appeal_id}/assign", {
      params: { path: path(id), header: seen(tag) },
      body,
    }),
  );
}

export function moveAppeals(ids: string[], status: NextStatus): Promise<ManyDoneOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/appeals/bulk/status", { body: { ids, status } }),
  );
}

export function assignAppeals(ids: string[], assignee: Assignee): Promise<ManyDoneOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/appeals/bulk/assignee", { body: { ids, ...assignee } }),
  );
}

/** Takes what nobody deals with; 409 `taken-meanwhile` when a colleague was faster. */
export function takeAppeal(id: string) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/appeals/{appeal_id}/take", { params: { path: path(id) } }),
  );
}

/** Makes others a part of one, all of them or none; it is not undone. */
export function mergeAppeals(into: string, ids: string[]) {
  return dataOf(
    cabinetApi.POST("/api/cabinet/staff/appeals/{appeal_id}/merge", {
      params: { path: path(into) },
      body: { ids },
    }),
  );
}

/** Deletes one that is not registered yet. */
export async function dropAppeal(id: string): Promise<void> {
  await dataOf(
    cabinetApi.DELETE("/api/cabinet/staff/appeals/{appeal_id}", { params: { path: path(id) } }),
  );
}

/** Forgets the answer that one is writing. */
export async function dropAnswer(id: string): Promise<void> {
  await dataOf(
    cabinetApi.DELETE("/api/cabinet/staff/appeals/{appeal_id}/draft", {
      params: { path: path(id) },
    }),
  );
}
