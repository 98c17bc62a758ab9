/** What a notice says: the text, folded when long, its link, its files. */
import { getMe } from "@personal-cabinet/api/acts/get-me";
import type { NoticeOut } from "@personal-cabinet/api/notifications";
import { FileLinks } from "@personal-cabinet/ui/notice/file-links";
import { NoticeLink } from "@personal-cabinet/ui/notice/notice-link";
import { NoticeText } from "@personal-cabinet/ui/notice/notice-text";

export function NoticeFiles({ notice }: { notice: NoticeOut }) {
  return (
    <FileLinks
      files={notice.files}
      addressOf={({ id }) => `/api/notifications/notices/${notice.id}/files/${id}`}
      before={getMe}
    />
  );
}

export function NoticeBody({ notice }: { notice: NoticeOut }) {
  return (
    <>
      <NoticeText subject={notice.subject} body={notice.body} />
      <NoticeLink link={notice.link} />
      <NoticeFiles notice={notice} />
    </>
  );
}
