import { addSection } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { russianWords } from "../../../config/src/words-for-tests";
import type { Passkey, PasskeyActs, Place } from "./passkey-acts";
import { Component as PasskeysView, words } from "./passkeys-view";

vi.mock("./passkey-browser", () => ({
  makePasskey: async () => ({ id: "made" }),
}));

beforeAll(async () => {
  await russianWords();
  await Promise.all(words.map(addSection));
});
beforeEach(() => vi.stubGlobal("PublicKeyCredential", class {}));
afterEach(() => vi.unstubAllGlobals());

const KEY: Passkey = {
  id: "1",
  name: "Ноутбук",
  backed_up: true,
  created_at: "2026-11-28T10:00:00Z",
  last_used_at: null,
};
const HERE: Place = { available: true, address: "http://localhost:8080" };

/** At once: letter by letter the whole form is rendered anew each time. */
function type(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

function show(place: Place, ...items: Passkey[]) {
  const acts = {
    listPasskeys: vi.fn(async () => ({ ...place, items, most: 10 })),
    beginPasskey: vi.fn(async () => ({ public_key: {} })),
    addPasskey: vi.fn(async () => ({ recovery_codes: ["abcde-fghjk"] })),
    renamePasskey: vi.fn(async () => undefined),
    removePasskey: vi.fn(async () => undefined),
  } satisfies PasskeyActs;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PasskeysView acts={acts} onChanged={async () => undefined} />
    </QueryClientProvider>,
  );
  return acts;
}

test("a passkey is added with the password, and the recovery codes are shown", async () => {
  const acts = show(HERE);
  fireEvent.click(await screen.findByText("Добавить ключ доступа"));
  type("Текущий пароль", "secret");
  fireEvent.click(screen.getByText("Продолжить"));
  expect(await screen.findByText("abcde-fghjk")).toBeInTheDocument();
  expect(acts.beginPasskey).toHaveBeenCalledWith("secret");
  expect(acts.addPasskey).toHaveBeenCalledWith("Мой ключ", { id: "made" });
  fireEvent.click(screen.getByText("Я сохранил коды"));
  expect(screen.getByText("Добавить ключ доступа")).toBeInTheDocument();
}, 20_000); // The first form of a file takes antd's style sheets along.

test("a passkey is renamed, and removed with the password", async () => {
  const acts = show(HERE, KEY);
  fireEvent.click(await screen.findByLabelText("Переименовать: Ноутбук"));
  type("Название ключа", "Телефон");
  fireEvent.click(screen.getByText("Сохранить"));
  await waitFor(() => expect(acts.renamePasskey).toHaveBeenCalled());
  expect(acts.renamePasskey).toHaveBeenCalledWith("1", "Телефон");
  fireEvent.click(await screen.findByLabelText("Удалить: Ноутбук"));
  type("Текущий пароль", "secret");
  fireEvent.click(screen.getByText("Удалить"));
  await waitFor(() => expect(acts.removePasskey).toHaveBeenCalled());
  expect(acts.removePasskey).toHaveBeenCalledWith("1", "secret");
});

test("what a wrong password was is said at its field", async () => {
  const acts = show(HERE, KEY);
  acts.removePasskey.mockRejectedValue({ type: "wrong-password", status: 403 });
  fireEvent.click(await screen.findByLabelText("Удалить: Ноутбук"));
  type("Текущий пароль", "wrong");
  fireEvent.click(screen.getByText("Удалить"));
  expect(await screen.findByText("Текущий пароль указан неверно")).toBeInTheDocument();
});

test("where passkeys do not work the panel says why, and still lists them", async () => {
  show({ available: false, address: "http://localhost:8080" }, KEY);
  const link = await screen.findByRole("link", { name: "http://localhost:8080" });
  expect(link).toHaveAttribute("href", "http://localhost:8080");
  expect(screen.getByRole("button", { name: "Удалить: Ноутбук" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Добавить ключ доступа" })).toBeNull();
});

test.each([
  [{ available: false, address: null }, /пока недоступны/],
  [HERE, /Этот браузер не умеет/],
])("without an address or a browser for them: %s", async (place, told) => {
  vi.stubGlobal("PublicKeyCredential", undefined);
  show(place);
  expect(await screen.findByText(told)).toBeInTheDocument();
});

test("ten passkeys are enough", async () => {
  show(HERE, ...Array.from({ length: 10 }, (_, id) => ({ ...KEY, id: `${id}` })));
  expect(await screen.findByText(/Ключей уже десять/)).toBeInTheDocument();
});
