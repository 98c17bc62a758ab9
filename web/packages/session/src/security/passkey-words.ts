/** The words of passkeys; they come with the parts that show them. */
import passkeys from "@personal-cabinet/i18n/ru/passkeys";
import type { SectionWords } from "@personal-cabinet/i18n/setup";

export const passkeyWords: SectionWords = {
  name: "passkeys",
  russian: passkeys,
  english: () => import("@personal-cabinet/i18n/en/passkeys").then((words) => words.default),
};
