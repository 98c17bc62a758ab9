import type { SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Tells that the reader looks at a section now: its counter starts again. */
export async function markSeen(
  section: Exclude<keyof SectionCountersOut, "since" | "outages">,
): Promise<void> {
  await dataOf(cabinetApi.POST("/api/cabinet/seen/{section}", { params: { path: { section } } }));
}
