/** Client and shapes of the admin_panel service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/admin-panel";

export const adminApi = clientOf<paths>();

export type AdminAccountOut = components["schemas"]["AdminAccountOut"];
export type AccountCodeOut = components["schemas"]["CodeOut"];
export type AdminLinkOut = components["schemas"]["LinkOut"];
export type BatchDetailOut = components["schemas"]["BatchDetailOut"];
export type BatchOut = components["schemas"]["BatchOut"];
export type ClientIn = components["schemas"]["ClientIn"];
export type ClientOut = components["schemas"]["ClientOut"];
export type ClientsPage = components["schemas"]["Page_ClientOut_"];
export type NewSecretOut = components["schemas"]["NewSecretOut"];
export type SourceOut = components["schemas"]["SourceOut"];
export type SettingsOut = components["schemas"]["SettingsOut"];
export type LineError = components["schemas"]["LineError"];
export type FeedOut = components["schemas"]["FeedOut"];
export type AdminUserOut = components["schemas"]["UserOut"];
export type RegistrationOut = components["schemas"]["RegistrationOut"];
export type RegistrationState = RegistrationOut["state"];
export type ConsumerIn = components["schemas"]["ConsumerIn"];
export type ConsumerChangeIn = components["schemas"]["ConsumerChangeIn"];
export type StaffChangeIn = components["schemas"]["StaffChangeIn"];
export type StaffIn = components["schemas"]["StaffIn"];
export type Role = StaffIn["role"];
