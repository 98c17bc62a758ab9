import { Entries } from "./entries-page";
import { entriesWords } from "./entries-words";

export const words = entriesWords;

/** «Контент»: questions and answers, offices, services. */
export function Component() {
  return <Entries page="content" kinds={["question", "group", "office", "service"]} />;
}
