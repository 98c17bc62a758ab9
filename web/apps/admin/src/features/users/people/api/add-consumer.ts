import { authApi, type ConsumerIn, type ListedUserOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Makes a consumer with these accounts; a letter brings a temporary password. */
export function addConsumer(consumer: ConsumerIn): Promise<ListedUserOut> {
  return dataOf(authApi.POST("/api/auth/staff/consumers", { body: consumer }));
}
