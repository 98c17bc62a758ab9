import type { PasskeyOut, PasskeysOut } from "@personal-cabinet/api/auth";
import { addSection } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { russianWords } from "../../../config/src/words-for-tests";
import { withSigningAuthenticator } from "../passkeys/signing-authenticator";
import { Component as PasskeysView, words } from "./passkeys-view";

beforeAll(async () => {
  await russianWords();
  await Promise.all(words.map(addSection));
});
let withoutAuthenticator: () => void;
beforeEach(() => {
  vi.stubGlobal("PublicKeyCredential", class {});
  withoutAuthenticator = withSigningAuthenticator();
});
afterEach(() => {
  vi.unstubAllGlobals();
  withoutAuthenticator();
});

const KEY: PasskeyOut = {
  id: "1",
  name: "Ноутбук",
  backed_up: true,
  created_at: "2026-11-28T10:00:00Z",
  last_used_at: null,
};
type Place = Pick<PasskeysOut, "available" | "address">;
const HERE: Place = { available: true, address: "http://localhost:8080" };

/** At once: letter by letter the whole form is rendered anew each time. */
function type(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

/** Answers as the service does; what was asked for, by act. */
function show(place: Place, ...items: PasskeyOut[]) {
  const acts = {
    begin: vi.fn((_asked: unknown) =>
      Response.json({ public_key: { challenge: "AQ", user: { id: "AQ" } } }),
    ),
    add: vi.fn((_asked: unknown) =>
      Response.json({ passkey: KEY, recovery_codes: ["abcde-fghjk"] }),
    ),
    rename: vi.fn((_asked: unknown) => new Response(null, { status: 204 })),
    remove: vi.fn((_asked: unknown) => new Response(null, { status: 204 })),
  };
  const known: Record<string, keyof typeof acts> = {
    "POST /api/auth/me/passkeys/options": "begin",
    "POST /api/auth/me/passkeys": "add",
    "PUT /api/auth/me/passkeys/1": "rename",
    "DELETE /api/auth/me/passkeys/1": "remove",
  };
  vi.stubGlobal("fetch", async (request: Request) => {
    const act = known[`${request.method} ${new URL(request.url).pathname}`];
    if (act) return acts[act](await request.json());
    return Response.json({ ...place, items, total: items.length, most: 10 });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PasskeysView onChanged={async () => undefined} />
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
  expect(acts.begin).toHaveBeenCalledWith({ password: "secret" });
  expect(acts.add).toHaveBeenCalledWith({
    name: "Мой ключ",
    credential: expect.objectContaining({ id: "signed" }),
  });
  fireEvent.click(screen.getByText("Я сохранил коды"));
  expect(screen.getByText("Добавить ключ доступа")).toBeInTheDocument();
}, 20_000); // The first form of a file takes antd's style sheets along.

test("a passkey is renamed, and removed with the password", async () => {
  const acts = show(HERE, KEY);
  fireEvent.click(await screen.findByLabelText("Переименовать: Ноутбук"));
  type("Название ключа", "Телефон");
  fireEvent.click(screen.getByText("Сохранить"));
  await waitFor(() => expect(acts.rename).toHaveBeenCalled());
  expect(acts.rename).toHaveBeenCalledWith({ name: "Телефон" });
  fireEvent.click(await screen.findByLabelText("Удалить: Ноутбук"));
  type("Текущий пароль", "secret");
  fireEvent.click(screen.getByText("Удалить"));
  await waitFor(() => expect(acts.remove).toHaveBeenCalled());
  expect(acts.remove).toHaveBeenCalledWith({ password: "secret" });
});

test("what a wrong password was is said at its field", async () => {
  const acts = show(HERE, KEY);
  acts.remove.mockImplementation(() =>
    Response.json(
      { type: "urn:personal-cabinet:problem:wrong-password", title: "x", status: 403 },
      { status: 403, headers: { "Content-Type": "application/problem+json" } },
    ),
  );
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
