import { type AppealIn, type AppealOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Sends an appeal; under the same key it is the same appeal, however often it is sent. */
export function addAppeal(body: AppealIn, key: string): Promise<AppealOut> {
  return dataOf(
    cabinetApi.POST("/api/cabinet/appeals", {
      params: { header: { "Idempotency-Key": key } },
      body,
    }),
  );
}
