/** Why a letter has not gone, in plain words: the service keeps a short technical note. */
import type { LetterOut } from "@personal-cabinet/api/notifications";
import type { TFunction } from "i18next";

const KNOWN: [RegExp, string][] = [
  [/^address$/, "address"],
  [/^template/, "template"],
  [/^sealed$/, "sealed"],
  [/^public_address/, "public"],
  [/^too many$/, "many"],
  [/^SMTPRecipient/, "recipient"],
  [/^SMTPAuthentication/, "login"],
  [/^Proxy/, "proxy"],
  [/^SMTP(Connect|ServerDisconnected|Timeout|ReadTimeout)/, "unreachable"],
  [/^(SMTP|Login)/, "refused"],
];

/** Words for the last failure; null when nothing has failed. */
export function reasonWords(t: TFunction, letter: LetterOut): string | null {
  const note = letter.last_error;
  const late = letter.state === "abandoned" || letter.state === "expired";
  if (!note) return late ? t("letters:reason.expired") : null;
  const name = KNOWN.find(([form]) => form.test(note))?.[1] ?? "unreachable";
  const words = t(`letters:reason.${name}`);
  const code = /^SMTP\w* (\d{3})$/.exec(note)?.[1];
  return code ? t("letters:reason.code", { words, code }) : words;
}
