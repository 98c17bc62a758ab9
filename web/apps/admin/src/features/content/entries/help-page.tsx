import { Entries } from "./entries-page";
import { entriesWords } from "./entries-words";

export const words = entriesWords;

/** «Настройки / Справка»: documents of the supplier's and the user agreement. */
export function Component() {
  return <Entries page="help" kinds={["document", "agreement"]} />;
}
