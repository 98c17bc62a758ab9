/** The bell, modal notices and banners. */
import type { Id, Operation, Page } from "./agreed";

export type NoticeOut = {
  id: string;
  kind: "bell" | "modal" | "banner";
  subject: string;
  /** Plain text with line breaks. */
  body: string;
  link: { label: string; address: string } | null;
  created_at: string;
  expires_at: string | null;
  read_at: string | null;
  confirmed_at: string | null;
};

export type CountersOut = { unread: number; modal: number; banner: number };

type NoticesQuery = {
  query?: { state?: "all" | "unread" | "modal"; limit?: number; offset?: number };
};

export type NoticesPaths = {
  "/api/notifications/counters": { get: Operation<CountersOut> };
  "/api/notifications/notices": { get: Operation<Page<NoticeOut>, undefined, NoticesQuery> };
  "/api/notifications/banner": { get: Operation<{ items: NoticeOut[] }> };
  "/api/notifications/notices/{notice_id}/read": {
    post: Operation<undefined, undefined, Id<"notice_id">>;
  };
  "/api/notifications/notices/{notice_id}/confirm": {
    post: Operation<undefined, undefined, Id<"notice_id">>;
  };
};
