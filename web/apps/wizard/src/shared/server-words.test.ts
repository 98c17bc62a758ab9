import i18next, { type TFunction } from "i18next";
import { linkWords, serverWords } from "./server-words";
import english from "./words/en";
import russian from "./words/ru";

/** What integration can answer. */
const OUTCOMES = [
  "host-unknown",
  "host-refused",
  "connection-refused",
  "timed-out",
  "unreachable",
  "certificate-not-trusted",
  "encryption-failed",
  "not-http",
  "not-ours",
  "not-the-systems-door",
  "wrong-key",
  "key-needed",
  "server-fails",
  "clock-off",
  "client-unknown",
  "auth-unreachable",
];

let t: TFunction;

beforeAll(async () => {
  t = await i18next.createInstance().init({
    lng: "ru",
    defaultNS: "wizard",
    resources: { ru: { wizard: russian } },
  });
});

test.each(OUTCOMES)("the outcome %s has words and advice in both languages", (code) => {
  for (const words of [russian, english]) {
    const reason = words.servers[code as keyof typeof words.servers];
    expect(reason.title).toBeTruthy();
    expect(reason.advice).toBeTruthy();
  }
});

test("a clock that is off is told by its seconds, once", () => {
  const words = serverWords(t, "clock-off", "-600");
  expect(words.title).toBe("Часы сервера расходятся с нашими на 600 с");
  expect(words.detail).toBe("");
});

test("what is not known yet is shown as it is", () => {
  expect(serverWords(t, "brand-new").title).toBe("Не получилось: brand-new");
});

test("a link of the chain names its server", () => {
  expect(linkWords(t, "source-wrong-key", "HTTP 401")?.title).toBe(
    "DAS-сервер: Сервер не принял ключ",
  );
  expect(linkWords(t, "wrong-password", "")).toBeNull();
});
