import type { LetterOut } from "@personal-cabinet/api/notifications";
import type { TFunction } from "i18next";
import { reasonWords } from "./letter-reason";

const t = ((key: string, values?: Record<string, string>) =>
  values ? `${values.words} ${values.code}` : key.split(".")[1]) as unknown as TFunction;
const told = (last_error: string | null, state = "abandoned") =>
  reasonWords(t, { last_error, state } as LetterOut);

test.each([
  ["address", "address"],
  ["template: UndefinedError", "template"],
  ["public_address is not set, so nobody could unsubscribe", "public"],
  ["SMTPRecipientsRefused", "recipient"],
  ["SMTPDataError 554", "refused 554"],
  ["SMTPAuthenticationError 535", "login 535"],
  ["SMTPConnectTimeoutError", "unreachable"],
  ["ConnectionRefusedError", "unreachable"],
  ["ProxyError 407", "proxy"],
])("%s", (note, words) => {
  expect(told(note)).toBe(words);
});

test("without a note only an abandoned letter has a reason", () => {
  expect(told(null)).toBe("expired");
  expect(told(null, "waiting")).toBeNull();
});
