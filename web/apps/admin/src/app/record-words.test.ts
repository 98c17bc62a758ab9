import { RECORD_WORDS, type RecordWords } from "../features/support/shared/record-words";
import teams from "../features/support/teams/words/ru";
import templates from "../features/support/templates/words/ru";
import topics from "../features/support/topics/words/ru";

const WORDS: Record<RecordWords, Record<string, unknown>> = { teams, templates, topics };

test.each(Object.entries(WORDS))("%s has every word of a list and its form", (_, words) => {
  expect(RECORD_WORDS.filter((key) => typeof words[key] !== "string")).toEqual([]);
});
