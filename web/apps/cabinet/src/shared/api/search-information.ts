import { cabinetApi, type FoundContentOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

/** What holds these words in any of their forms, the best first; for everybody. */
export async function searchInformation(q: string): Promise<FoundContentOut[]> {
  const answer = cabinetApi.GET("/api/cabinet/information/search", { params: { query: { q } } });
  return (await dataOf(answer)).items;
}
