/** Client and shapes of the notifications service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/notifications";

export const notificationsApi = clientOf<paths>();

export type CountersOut = components["schemas"]["CountersOut"];
export type DeviceOut = components["schemas"]["DeviceOut"];
export type NoticeOut = components["schemas"]["NoticeOut"];
export type FileOut = components["schemas"]["FileOut"];
export type AnnouncementIn = components["schemas"]["AnnouncementIn"];
export type AnnouncementOut = components["schemas"]["AnnouncementOut"];
export type AnnouncementState = AnnouncementOut["state"];
export type Audience = AnnouncementIn["audience"];
export type PreviewOut = components["schemas"]["PreviewOut"];
export type LetterOut = components["schemas"]["LetterOut"];
export type LetterState = LetterOut["state"];
export type MailboxOut = components["schemas"]["MailboxOut"];
export type Preferences = components["schemas"]["Preferences"];
export type PushOut = components["schemas"]["PushOut"];
