/** What the writer of an appeal does with it. */
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

const path = (id: string) => ({ appeal_id: id });

/** Answers; under the same key it is the same message. */
export async function addMessage(
  id: string,
  body: { text: string; file_ids: string[] },
  key: string,
): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/appeals/{appeal_id}/messages", {
      params: { path: path(id), header: { "Idempotency-Key": key } },
      body,
    }),
  );
}

/** Opens a finished one again: what is not solved. */
export async function reopenAppeal(id: string, text: string, key: string): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/appeals/{appeal_id}/reopen", {
      params: { path: path(id), header: { "Idempotency-Key": key } },
      body: { text },
    }),
  );
}

export async function cancelAppeal(id: string): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/appeals/{appeal_id}/cancel", { params: { path: path(id) } }),
  );
}

export async function rateAppeal(id: string, body: { stars: number; text: string }): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/appeals/{appeal_id}/rating", {
      params: { path: path(id) },
      body,
    }),
  );
}

/** What was there until a moment has been seen. */
export async function readAppeal(id: string, seenAt: string): Promise<void> {
  await dataOf(
    cabinetApi.POST("/api/cabinet/appeals/{appeal_id}/read", {
      params: { path: path(id) },
      body: { seen_at: seenAt },
    }),
  );
}
