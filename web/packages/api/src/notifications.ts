/** Client and shapes of the notifications service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/notifications";

export const notificationsApi = clientOf<paths>();

export type CountersOut = components["schemas"]["CountersOut"];
export type DeviceOut = components["schemas"]["DeviceOut"];
export type NoticeOut = components["schemas"]["NoticeOut"];
export type Preferences = components["schemas"]["Preferences"];
export type PushOut = components["schemas"]["PushOut"];
