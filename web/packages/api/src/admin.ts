/** Client and shapes of the admin_panel service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/admin-panel";

export const adminApi = clientOf<paths>();

/** A list whose columns are kept. */
export type TableName =
  paths["/api/admin/tables/{name}/columns"]["get"]["parameters"]["path"]["name"];
export type Analytics = components["schemas"]["AnalyticsOut"];
export type AnalyticsFigures = components["schemas"]["FiguresOut"];
export type AnalyticsTile = components["schemas"]["TileOut"];
export type CollectionDay = components["schemas"]["CollectionDayOut"];
export type Arrangement = components["schemas"]["ArrangementOut"];
export type BatchDetailOut = components["schemas"]["BatchDetailOut"];
export type BatchOut = components["schemas"]["BatchOut"];
export type SenderOut = components["schemas"]["SenderOut"];
export type LineError = components["schemas"]["LineError"];
export type AuditCardOut = components["schemas"]["AuditCardOut"];
export type AuditEntryOut = components["schemas"]["AuditEntryOut"];
export type AuditPageOut = components["schemas"]["AuditPageOut"];
export type AuditWordsOut = components["schemas"]["AuditWordsOut"];
export type ExportJobOut = components["schemas"]["ExportJobOut"];
export type NamedOut = components["schemas"]["NamedOut"];
export type SettingsActOut = components["schemas"]["SettingsActOut"];
