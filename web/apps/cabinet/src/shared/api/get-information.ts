import { cabinetApi, type PublishedOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** Everything that the supplier has published; for everybody. */
export function getInformation(): Promise<PublishedOut> {
  return dataOf(cabinetApi.GET("/api/cabinet/information"));
}
