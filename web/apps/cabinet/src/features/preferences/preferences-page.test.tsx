import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { Component as PreferencesPage, words } from "./preferences-page";

const kind = { email: true, push: false };
const DEFAULTS = {
  email: true,
  bills: kind,
  payments: kind,
  window_start: { ...kind, days: 4 },
  window_end: { ...kind, days: 2 },
  readings: kind,
  unusual: { ...kind, told: false },
  appeals: kind,
  outages: kind,
  orders: kind,
  advertising: { email: false, push: false },
  accounts: [],
};

let saved: (typeof DEFAULTS)[] = [];

beforeAll(async () => {
  await startWords({
    name: "cabinet",
    russian: cabinet,
    english: () => Promise.resolve(cabinet),
  });
  await addSection(words);
});
afterEach(() => vi.unstubAllGlobals());
// The first rendering brings the whole kit in.
vi.setConfig({ testTimeout: 30_000 });

function show({ available = true, refuse = false } = {}) {
  saved = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/preferences") && request.method === "PUT") {
      if (refuse) return Response.json({ status: 503, type: "x" }, { status: 503 });
      saved.push(await request.json());
      return Response.json(saved.at(-1));
    }
    if (pathname.endsWith("/preferences")) return Response.json(saved.at(-1) ?? DEFAULTS);
    if (pathname.endsWith("/accounts")) {
      const own = { number: "42", address: "Омск", ongoing: true };
      const former = { number: "17", address: "Омск", ongoing: false };
      return Response.json({ items: [own, former], total: 2 });
    }
    if (pathname.endsWith("/devices")) return Response.json({ items: [], total: 0 });
    if (pathname.endsWith("/push")) {
      return Response.json({ available, public_key: available ? "BA" : null });
    }
    return Response.json({ id: "anna" });
  });
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MemoryRouter>
        <PreferencesPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const choice = (name: string) => screen.findByRole("switch", { name });

test("an account's switch is saved at once, and its row goes when all is as by default", async () => {
  show();
  const bills = await choice("О счетах, лицевой счёт 42");
  expect(bills).toBeChecked();
  fireEvent.click(bills);
  await waitFor(() => expect(bills).not.toBeChecked());
  expect(await screen.findByText("Сохранено")).toBeInTheDocument();
  expect(saved.at(-1)?.accounts).toEqual([{ number: "42", bills: false, payments: true }]);
  fireEvent.click(bills);
  await waitFor(() => expect(saved.at(-1)?.accounts).toEqual([]));
});

test("changes that follow quickly build on each other", async () => {
  show();
  fireEvent.click(await choice("Письмом: Выставлен счёт"));
  fireEvent.click(await choice("Письмом: Рекламная рассылка"));
  await waitFor(() => expect(saved).toHaveLength(2));
  expect(saved.at(-1)).toMatchObject({ bills: { email: false }, advertising: { email: true } });
});

test("without e-mail no letter can be chosen, and the choices stay for later", async () => {
  show();
  fireEvent.click(await choice("Письмом: E-mail-уведомления"));
  const bills = await choice("Письмом: Выставлен счёт");
  await waitFor(() => expect(bills).toBeDisabled());
  expect(bills).not.toBeChecked();
  await waitFor(() => expect(saved.at(-1)).toMatchObject({ email: false, bills: { email: true } }));
});

test("unusual days are told only when they are asked for, and then as chosen", async () => {
  show();
  const told = await choice("В кабинете: Необычный расход за день");
  const letter = await choice("Письмом: Необычный расход за день");
  expect(told).not.toBeChecked();
  expect(letter).not.toBeChecked();
  expect(letter).toBeDisabled();
  fireEvent.click(told);
  await waitFor(() => expect(letter).toBeEnabled());
  expect(letter).toBeChecked();
  expect(saved.at(-1)?.unusual).toEqual({ told: true, email: true, push: false });
});

test("a refused change is told and taken back", async () => {
  show({ refuse: true });
  fireEvent.click(await choice("Письмом: Выставлен счёт"));
  expect(await screen.findByRole("alert")).toBeInTheDocument();
  await waitFor(async () => expect(await choice("Письмом: Выставлен счёт")).toBeChecked());
});

test.each([true, false])("pushes can be chosen only where they are sent: %s", async (available) => {
  show({ available });
  await choice("Письмом: Выставлен счёт");
  expect(screen.queryAllByRole("switch", { name: /^В браузере/ })).toHaveLength(available ? 10 : 0);
  const words = available ? /только по защищённому адресу/ : /уведомления пока не отправляются/;
  expect(await screen.findByText(words)).toBeInTheDocument();
});
