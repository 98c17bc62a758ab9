/** Client and shapes of the admin_panel service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/admin-panel";

export const adminApi = clientOf<paths>();

/** A list whose columns are kept. */
export type TableName =
  paths["/api/admin/tables/{name}/columns"]["get"]["parameters"]["path"]["name"];
export type BatchDetailOut = components["schemas"]["BatchDetailOut"];
export type BatchOut = components["schemas"]["BatchOut"];
export type SenderOut = components["schemas"]["SenderOut"];
export type LineError = components["schemas"]["LineError"];
