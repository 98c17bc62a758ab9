import type { MailOut } from "@personal-cabinet/api/wizard";
import {
  isChanged,
  mailOf,
  passwordHint,
  suggestedPort,
  suggestedProxyPort,
  valuesOf,
} from "./mail-values";

const saved: MailOut = {
  host: "mail.example.org",
  port: 2525,
  security: "starttls",
  login: "us",
  has_password: true,
  sender: "noreply@example.org",
  verify_certificate: true,
  proxy: { kind: "http", host: "proxy", port: 3128, login: "p", has_password: true },
  state: "saved",
};

test("saved values are prefilled, passwords stay empty and are not sent", () => {
  const values = valuesOf(saved, undefined);
  expect([values.host, values.port, values.password, values.proxy_password]).toEqual([
    "mail.example.org",
    2525,
    "",
    "",
  ]);
  const mail = mailOf(values);
  expect(mail).not.toHaveProperty("password");
  expect(mail.proxy).not.toHaveProperty("password");
});

test("without a saved server the safe protection and its port are offered", () => {
  const values = valuesOf({ ...saved, host: null, port: 25, security: "none" }, undefined);
  expect([values.host, values.security, values.port]).toEqual(["", "starttls", 587]);
});

test("what was typed comes before what is saved", () => {
  const draft = { ...mailOf(valuesOf(saved, undefined)), host: "other", password: "p" };
  const values = valuesOf(saved, draft);
  expect([values.host, values.password]).toEqual(["other", "p"]);
});

test.each([
  [25, "none", "ssl", 465],
  [465, "ssl", "starttls", 587],
  [null, "ssl", "none", 25],
  [1025, "none", "ssl", 1025],
] as const)("port %s, from %s to %s: %s", (port, before, now, expected) => {
  expect(suggestedPort(port, before, now)).toBe(expected);
});

test("a proxy brings its usual port", () => {
  expect(suggestedProxyPort(null, "none", "socks5")).toBe(1080);
  expect(suggestedProxyPort(8888, "http", "socks5")).toBe(8888);
});

test("a proxy that is not used is not sent", () => {
  expect(mailOf({ ...valuesOf(saved, undefined), proxy_kind: "none" }).proxy).toBeNull();
});

test("only a difference or a new password is a change", () => {
  const values = valuesOf(saved, undefined);
  expect(isChanged(values, saved)).toBe(false);
  expect(isChanged({ ...values, host: " mail.example.org " }, saved)).toBe(false);
  expect(isChanged({ ...values, password: "new" }, saved)).toBe(true);
  expect(isChanged({ ...values, proxy_kind: "none" }, saved)).toBe(true);
});

test("the saved password is only offered for its own server and login", () => {
  expect(passwordHint(saved, "mail.example.org", "us")).toBe("mail:passwordSaved");
  expect(passwordHint(saved, "other", "us")).toBe("mail:passwordOther");
  expect(passwordHint({ ...saved, has_password: false }, "other", "us")).toBeNull();
});
