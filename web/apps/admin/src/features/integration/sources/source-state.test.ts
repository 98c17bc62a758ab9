import { stateOf } from "./source-state";

const WELL = { active: true, last_error: null, refused: 0, caught_up_at: "2026-11-21T07:30:00Z" };

test.each([
  [{}, "current"],
  [{ caught_up_at: null }, "reading"],
  [{ refused: 2 }, "refused"],
  [{ last_error: "No answer.", refused: 2 }, "failing"],
  [{ active: false, last_error: "No answer." }, "off"],
])("a source with %o is %s", (fields, state) => {
  expect(stateOf({ ...WELL, ...fields })).toBe(state);
});
