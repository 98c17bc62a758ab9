import { type AppealDraftIn, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Keeps what is not sent yet, on every device; the whole of it each time. */
export async function keepAppealDraft(body: AppealDraftIn): Promise<void> {
  await dataOf(cabinetApi.PUT("/api/cabinet/appeals/draft", { body }));
}

/** Forgets it. */
export async function dropAppealDraft(): Promise<void> {
  await dataOf(cabinetApi.DELETE("/api/cabinet/appeals/draft", {}));
}
