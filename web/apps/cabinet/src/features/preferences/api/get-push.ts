import { dataOf } from "@personal-cabinet/api/client";
import { notificationsApi, type PushOut } from "@personal-cabinet/api/notifications";
import { queryOptions } from "@tanstack/react-query";
import { PUSH } from "../../../shared/api/list-devices";

/** Whether the service sends pushes, and the key to subscribe with. */
export function getPush(): Promise<PushOut> {
  return dataOf(notificationsApi.GET("/api/notifications/push", {}));
}

export const pushQuery = queryOptions({ queryKey: PUSH, queryFn: getPush });
