import { adminApi } from "@personal-cabinet/api/admin";
import { authApi } from "@personal-cabinet/api/auth";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { integrationApi, type StuckKindsOut } from "@personal-cabinet/api/integration";
import { notificationsApi } from "@personal-cabinet/api/notifications";
import { queryOptions, useQueries } from "@tanstack/react-query";

/** The services that tell facts to others, each with an outbox of its own. */
export const OUTBOXES = ["auth", "cabinet", "integration", "notifications", "panel"] as const;
export type OutboxOwner = (typeof OUTBOXES)[number];

/** Everything that is asked about events that have not arrived. */
export const STUCK = ["stuck-events"] as const;
const AGAIN_MS = 60_000;

const ASK: Record<OutboxOwner, () => Promise<StuckKindsOut>> = {
  auth: () => dataOf(authApi.GET("/api/auth/staff/outbox/kinds")),
  cabinet: () => dataOf(cabinetApi.GET("/api/cabinet/staff/outbox/kinds")),
  integration: () => dataOf(integrationApi.GET("/api/integration/staff/outbox/kinds")),
  notifications: () => dataOf(notificationsApi.GET("/api/notifications/staff/outbox/kinds")),
  panel: () => dataOf(adminApi.GET("/api/admin/outbox/kinds")),
};

/** What of a service has not arrived at others, by kind. */
export function stuckKindsQuery(owner: OutboxOwner) {
  return queryOptions({
    queryKey: [...STUCK, owner, "kinds"],
    queryFn: ASK[owner],
    refetchInterval: AGAIN_MS,
  });
}

/** How many events have not arrived, for the menu; a service that is down tells none. */
export function useStuckCount(enabled: boolean): number {
  return useQueries({
    queries: OUTBOXES.map((owner) => ({ ...stuckKindsQuery(owner), enabled })),
    combine: (answers) =>
      answers.reduce((sum, { data }) => sum + (data ? data.given_up + data.late : 0), 0),
  });
}
