import { contentWords } from "./content-words";
import { Entries } from "./entries-page";

export const words = contentWords;

/** «Настройки / Справка»: documents of the supplier's and the user agreement. */
export function Component() {
  return <Entries page="help" kinds={["document", "agreement"]} />;
}
