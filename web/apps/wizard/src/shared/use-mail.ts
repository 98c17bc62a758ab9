/** The mail server that notifications has saved. */
import type { Problem } from "@personal-cabinet/api/problem";
import type { MailOut } from "@personal-cabinet/api/wizard";
import { useQuery } from "@tanstack/react-query";
import { getMail } from "./api/get-mail";

export const MAIL = ["mail"];

export function useMail() {
  return useQuery<MailOut, Problem>({ queryKey: MAIL, queryFn: getMail });
}
