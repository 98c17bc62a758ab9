import { dataOf } from "@personal-cabinet/api/client";
import { type MailboxOut, notificationsApi } from "@personal-cabinet/api/notifications";
import { queryOptions } from "@tanstack/react-query";

const AGAIN_MS = 60_000;

/** How the mailbox is that answers to letters come into, asked again every minute. */
function getMailbox(): Promise<MailboxOut> {
  return dataOf(notificationsApi.GET("/api/notifications/staff/mailbox"));
}

export const mailboxQuery = queryOptions({
  queryKey: ["mailbox"],
  queryFn: getMailbox,
  refetchInterval: AGAIN_MS,
});
