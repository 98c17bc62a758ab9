import type { ServersOut } from "@personal-cabinet/api/wizard";
import { isChanged, keyHint, serversOf, valuesOf } from "./servers-values";

const systems = { host: "127.0.0.1", port: 5153, secure: false, has_key: false };
const fresh: ServersOut = { source: null, systems, state: "todo" };
const known: ServersOut = {
  source: { host: "das", port: 4568, secure: false, has_key: true },
  systems,
  state: "saved",
};

test("a fresh form has the usual ports", () => {
  const values = valuesOf(fresh, undefined);
  expect([values.source.port, values.systems.port]).toEqual([4568, 5153]);
  expect(values.source.later).toBe(false);
});

test("what is put off is left out, and a key that was not typed is not sent", () => {
  const values = valuesOf(known, undefined);
  expect(serversOf(values).source).toEqual({ host: "das", port: 4568, secure: false });
  expect(isChanged(values, known)).toBe(false);
  values.source.later = true;
  expect(serversOf(values).source).toBeNull();
  expect(isChanged(values, known)).toBe(true);
});

test("the saved key is the saved server's alone", () => {
  const { source } = valuesOf(known, undefined);
  expect(keyHint(known, source)).toBe("servers:keySaved");
  expect(keyHint(known, { ...source, host: "other" })).toBe("servers:keyOther");
  expect(keyHint(fresh, source)).toBeNull();
});
