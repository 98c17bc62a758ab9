import { dataOf } from "@personal-cabinet/api/client";
import {
  integrationApi,
  type SourceFields,
  type SourceIn,
  type SourceKeyIn,
  type SourceOut,
} from "@personal-cabinet/api/integration";
import { seen } from "../../../../shared/tagged";

/** Adds a source, which is asked what it has first; 422 `source-check-failed`. */
export async function addSource(source: SourceIn): Promise<number> {
  const added = await dataOf(
    integrationApi.POST("/api/integration/staff/sources", { body: source }),
  );
  return added.id;
}

/** Sets a source otherwise; 412 `stale` when somebody else was faster. */
export async function changeSource(source: SourceOut, fields: SourceFields): Promise<void> {
  await dataOf(
    integrationApi.PUT("/api/integration/staff/sources/{source_id}", {
      params: { path: { source_id: source.id }, header: seen(source.etag) },
      body: fields,
    }),
  );
}

/** Gives a source another key, once it has answered to it. */
export async function replaceKey(id: number, key: SourceKeyIn): Promise<void> {
  await dataOf(
    integrationApi.PUT("/api/integration/staff/sources/{source_id}/key", {
      params: { path: { source_id: id } },
      body: key,
    }),
  );
}

/** Removes a paused source of which nothing waits. */
export async function removeSource(source: SourceOut): Promise<void> {
  await dataOf(
    integrationApi.DELETE("/api/integration/staff/sources/{source_id}", {
      params: { path: { source_id: source.id }, header: seen(source.etag) },
    }),
  );
}
