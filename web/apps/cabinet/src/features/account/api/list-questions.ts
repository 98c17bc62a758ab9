import { authApi, type ConsentOut } from "@personal-cabinet/api/auth";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

async function listQuestions(): Promise<ConsentOut[]> {
  return (await dataOf(authApi.GET("/api/auth/account-consents"))).items;
}

/** Who asks to see an account of the consumer's. */
export const questionsQuery = queryOptions({
  queryKey: ["account-consents"],
  queryFn: listQuestions,
});
