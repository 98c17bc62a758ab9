/** The language that the control panel's address names: who comes from an English panel reads on. */
import { rememberLanguage } from "@personal-cabinet/i18n/language";

const NAME = "language";

/** Takes it from the address into the browser's memory; a word that is no language is dropped. */
export function takeToldLanguage(): void {
  const address = new URL(window.location.href);
  const told = address.searchParams.get(NAME);
  if (told === null) return;
  if (told === "ru" || told === "en") rememberLanguage(told);
  address.searchParams.delete(NAME);
  window.history.replaceState(null, "", address);
}
