import { adminApi } from "@personal-cabinet/api/admin";
import { authApi } from "@personal-cabinet/api/auth";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { integrationApi, type StuckEventOut } from "@personal-cabinet/api/integration";
import { notificationsApi } from "@personal-cabinet/api/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type OutboxOwner, STUCK } from "../../../../shared/api/stuck-kinds";

type Kind = { type: string; subscriber: string };
type One = Pick<StuckEventOut, "event_id" | "subscriber">;

const ALL: Record<OutboxOwner, (body: Kind) => Promise<{ events: number }>> = {
  auth: (body) => dataOf(authApi.POST("/api/auth/staff/outbox/resend", { body })),
  cabinet: (body) => dataOf(cabinetApi.POST("/api/cabinet/staff/outbox/resend", { body })),
  integration: (body) =>
    dataOf(integrationApi.POST("/api/integration/staff/outbox/resend", { body })),
  notifications: (body) =>
    dataOf(notificationsApi.POST("/api/notifications/staff/outbox/resend", { body })),
  panel: (body) => dataOf(adminApi.POST("/api/admin/outbox/resend", { body })),
};

async function resendOne(owner: OutboxOwner, path: One): Promise<void> {
  const params = { path };
  if (owner === "auth") {
    await dataOf(authApi.POST("/api/auth/staff/outbox/{event_id}/{subscriber}/resend", { params }));
  } else if (owner === "cabinet") {
    await dataOf(
      cabinetApi.POST("/api/cabinet/staff/outbox/{event_id}/{subscriber}/resend", { params }),
    );
  } else if (owner === "integration") {
    await dataOf(
      integrationApi.POST("/api/integration/staff/outbox/{event_id}/{subscriber}/resend", {
        params,
      }),
    );
  } else if (owner === "panel") {
    await dataOf(adminApi.POST("/api/admin/outbox/{event_id}/{subscriber}/resend", { params }));
  } else {
    await dataOf(
      notificationsApi.POST("/api/notifications/staff/outbox/{event_id}/{subscriber}/resend", {
        params,
      }),
    );
  }
}

/** Sends all events of a kind to a service again, or one; 404 when it has arrived meanwhile. */
export function useResend(owner: OutboxOwner) {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: STUCK });
  const all = useMutation({ mutationFn: (kind: Kind) => ALL[owner](kind), onSettled: again });
  const one = useMutation({
    mutationFn: ({ event_id, subscriber }: One) => resendOne(owner, { event_id, subscriber }),
    onSettled: again,
  });
  return { all, one };
}
