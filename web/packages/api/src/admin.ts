/** Client and shapes of the admin_panel service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/admin-panel";

export const adminApi = clientOf<paths>();

export type AdminAccountOut = components["schemas"]["AdminAccountOut"];
export type AccountCodeOut = components["schemas"]["CodeOut"];
export type AdminLinkOut = components["schemas"]["LinkOut"];
export type BatchDetailOut = components["schemas"]["BatchDetailOut"];
export type BatchOut = components["schemas"]["BatchOut"];
export type SourceOut = components["schemas"]["SourceOut"];
export type SettingsOut = components["schemas"]["SettingsOut"];
export type LineError = components["schemas"]["LineError"];
export type FeedOut = components["schemas"]["FeedOut"];
