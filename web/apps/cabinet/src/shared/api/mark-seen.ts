import type { SectionCountersOut } from "@personal-cabinet/api/cabinet";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Sections that are seen by being opened, or whose own things are. */
export type Section = Exclude<
  keyof SectionCountersOut,
  "since" | "agreement" | "outages" | "servicing" | "has_accounts"
>;

/** Tells that the reader looks at a section now: its counter starts again. */
export async function markSeen(section: Section): Promise<void> {
  await dataOf(cabinetApi.POST("/api/cabinet/seen/{section}", { params: { path: { section } } }));
}
