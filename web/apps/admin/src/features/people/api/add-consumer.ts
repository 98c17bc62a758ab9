import { type AdminUserOut, adminApi, type ConsumerIn } from "@personal-cabinet/api/admin";
import { dataOf } from "@personal-cabinet/api/client";

/** Makes a consumer with these accounts; a letter brings a temporary password. */
export function addConsumer(consumer: ConsumerIn): Promise<AdminUserOut> {
  return dataOf(adminApi.POST("/api/admin/users", { body: consumer }));
}
