import { adminApi } from "@personal-cabinet/api/admin";
import { authApi } from "@personal-cabinet/api/auth";
import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { integrationApi, type StuckEventOut } from "@personal-cabinet/api/integration";
import { notificationsApi } from "@personal-cabinet/api/notifications";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type OutboxOwner, STUCK } from "../../../../shared/api/stuck-kinds";

export type StuckView = { type: string; subscriber: string; limit: number; offset: number };
type Found = Promise<{ items: StuckEventOut[]; total: number }>;

const ASK: Record<OutboxOwner, (query: StuckView) => Found> = {
  auth: (query) => dataOf(authApi.GET("/api/auth/staff/outbox", { params: { query } })),
  cabinet: (query) => dataOf(cabinetApi.GET("/api/cabinet/staff/outbox", { params: { query } })),
  integration: (query) =>
    dataOf(integrationApi.GET("/api/integration/staff/outbox", { params: { query } })),
  notifications: (query) =>
    dataOf(notificationsApi.GET("/api/notifications/staff/outbox", { params: { query } })),
  panel: (query) => dataOf(adminApi.GET("/api/admin/outbox", { params: { query } })),
};

/** A page of the events of a kind that have not arrived, the oldest first. */
export function stuckQuery(owner: OutboxOwner, view: StuckView) {
  return queryOptions({
    queryKey: [...STUCK, owner, "events", view],
    queryFn: () => ASK[owner](view),
    placeholderData: keepPreviousData,
  });
}
