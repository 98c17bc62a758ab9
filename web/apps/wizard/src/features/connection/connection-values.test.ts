import { connectionOf, HOST, isChanged, passwordHint, valuesOf } from "./connection-values";

const saved = { host: "db.local", port: 5433, user: "auth", database: "auth", has_password: true };

test("saved values are prefilled, the password stays empty", () => {
  expect(valuesOf("auth", saved, undefined)).toEqual({
    host: "db.local",
    port: 5433,
    user: "auth",
    password: "",
    database: "auth",
  });
});

test("a service without settings gets the usual server and port", () => {
  const values = valuesOf("auth", { ...saved, host: null, port: 0 }, undefined);
  expect([values.host, values.port]).toEqual(["localhost", 5432]);
});

test("what was typed comes before what is saved", () => {
  const draft = { host: "other", port: 1, user: "u", password: "p", database: "d" };
  expect(valuesOf("auth", saved, draft).host).toBe("other");
});

test("an empty password is not sent", () => {
  expect(connectionOf(valuesOf("auth", saved, undefined))).not.toHaveProperty("password");
});

test("spaces around are no part of a name", () => {
  expect(connectionOf({ ...valuesOf("auth", saved, undefined), host: " db.local " }).host).toBe(
    "db.local",
  );
});

test("only a difference or a new password is a change", () => {
  const values = valuesOf("auth", saved, undefined);
  expect(isChanged(values, saved)).toBe(false);
  expect(isChanged({ ...values, port: 5434 }, saved)).toBe(true);
  expect(isChanged({ ...values, password: "new" }, saved)).toBe(true);
});

test("the saved password is for the saved connection alone", () => {
  const values = valuesOf("auth", saved, undefined);
  expect(passwordHint(values, saved)).toBe("connection:passwordSaved");
  for (const change of [{ host: "x" }, { port: 1 }, { user: "x" }, { database: "x" }]) {
    expect(passwordHint({ ...values, ...change }, saved)).toBe("connection:passwordOther");
  }
  expect(passwordHint(values, { ...saved, has_password: false })).toBe("connection:passwordNone");
});

test.each([
  ["localhost", true],
  ["10.0.0.1", true],
  ["/var/run/postgresql", true],
  ["host name", false],
  ["host;drop", false],
])("host %s: %s", (host, good) => {
  expect(HOST.test(host)).toBe(good);
});

test("the control panel's database belongs to one step alone", () => {
  const empty = { host: null, port: 0, user: "", database: "", has_password: false };
  expect(valuesOf("cabinet", empty, undefined)).toMatchObject({
    database: "cabinet",
    panelDatabase: "admin_panel",
  });
  expect(connectionOf(valuesOf("auth", empty, undefined))).not.toHaveProperty("panel_database");
  const both = { ...saved, panel_database: "panel" };
  const values = valuesOf("cabinet", both, undefined);
  expect(isChanged(values, both)).toBe(false);
  expect(isChanged({ ...values, panelDatabase: "other" }, both)).toBe(true);
});
