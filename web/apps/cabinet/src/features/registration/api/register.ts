import { authApi, type RegistrationIn } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";

/** Asks for a way into the cabinet; the answer is the same whether the data match or not. */
export async function register(registration: RegistrationIn): Promise<void> {
  await dataOf(authApi.POST("/api/auth/registrations", { body: registration }));
}
