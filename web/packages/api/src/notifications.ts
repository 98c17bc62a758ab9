/** Client and shapes of the notifications service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/notifications";

export const notificationsApi = clientOf<paths>();

export type CountersOut = components["schemas"]["CountersOut"];
export type NoticeOut = components["schemas"]["NoticeOut"];
