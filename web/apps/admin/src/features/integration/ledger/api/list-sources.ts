import { adminApi, type SourceOut } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** As many as a service gives at once; there are a handful. */
const MOST = 200;

/** Who has ever sent batches, each with the last one. */
export async function listSources(): Promise<SourceOut[]> {
  const page = await dataOf(
    adminApi.GET("/api/admin/integration/sources", {
      params: { query: { limit: MOST, offset: 0 } },
    }),
  );
  return page.items;
}
