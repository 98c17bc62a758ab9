/** Client of the notifications service. */
import type { NoticesPaths } from "./agreed-notices";
import { clientOf } from "./client";

export const notificationsApi = clientOf<NoticesPaths>();
