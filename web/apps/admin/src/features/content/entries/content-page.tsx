import { contentWords } from "./content-words";
import { Entries } from "./entries-page";

export const words = contentWords;

/** «Контент»: questions and answers, offices, services. */
export function Component() {
  return <Entries page="content" kinds={["question", "group", "office", "service"]} />;
}
