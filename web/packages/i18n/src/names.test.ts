import cases from "../../../../tests/support/spoken_names.json";
import { spokenName } from "./names";

test.each(cases)("$name is spoken to as $spoken, as in letters", ({ name, spoken }) => {
  expect(spokenName(name)).toBe(spoken);
});
