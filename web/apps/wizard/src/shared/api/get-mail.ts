import { dataOf } from "@personal-cabinet/api/client";
import type { Problem } from "@personal-cabinet/api/problem";
import { type MailOut, wizardApi } from "@personal-cabinet/api/wizard";
import { queryOptions } from "@tanstack/react-query";

/** The mail server that is saved, never its passwords. */
function getMail(): Promise<MailOut> {
  return dataOf(wizardApi.GET("/api/wizard/mail", {}));
}

export function mailQuery() {
  return queryOptions<MailOut, Problem>({ queryKey: ["mail"], queryFn: getMail });
}
