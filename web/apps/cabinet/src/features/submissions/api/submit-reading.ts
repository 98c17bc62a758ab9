import type { SubmissionOut } from "@personal-cabinet/api/cabinet";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

export type ReadingIn = {
  /** By zone, as it was typed. */
  values: Record<string, string>;
  /** The question whether it is right has been answered. */
  confirm: boolean;
};

/** Hands a reading in; the same once more is the same reading, another one a correction. */
export function submitReading(meterId: number, reading: ReadingIn): Promise<SubmissionOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/meters/{meter_id}/submissions", {
      params: { path: { meter_id: meterId } },
      body: reading,
    }),
  );
}
