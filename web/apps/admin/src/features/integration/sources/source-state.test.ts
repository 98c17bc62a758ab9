import { stateOf } from "./source-state";

const WELL = {
  active: true,
  last_error: null,
  refused: 0,
  caught_up_at: "2026-11-21T07:30:00Z",
  late: false,
};

test.each([
  [{}, "current"],
  [{ caught_up_at: null }, "reading"],
  [{ caught_up_at: null, late: true }, "late"],
  [{ refused: 2, late: true }, "refused"],
  [{ last_error: "No answer.", refused: 2 }, "failing"],
  [{ active: false, last_error: "No answer." }, "paused"],
])("a source with %o is %s", (fields, state) => {
  expect(stateOf({ ...WELL, ...fields })).toBe(state);
});
