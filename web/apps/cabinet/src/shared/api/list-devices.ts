import { dataOf } from "@personal-cabinet/api/client";
import { type DeviceOut, notificationsApi } from "@personal-cabinet/api/notifications";
import { queryOptions } from "@tanstack/react-query";
import { pushState } from "../push/browser-push";

/** Of all that is known of pushes, at the service and in this browser. */
export const PUSH = ["push"];

/** The browsers that get the reader's pushes, newest first; the service keeps ten. */
export async function listDevices(): Promise<DeviceOut[]> {
  return (await dataOf(notificationsApi.GET("/api/notifications/push/devices", {}))).items;
}

export const devicesQuery = queryOptions({
  queryKey: [...PUSH, "devices"],
  queryFn: listDevices,
  staleTime: 0,
});

/** Asks this browser alone. */
export const pushHereQuery = queryOptions({
  queryKey: [...PUSH, "here"],
  queryFn: pushState,
  staleTime: 0,
});
