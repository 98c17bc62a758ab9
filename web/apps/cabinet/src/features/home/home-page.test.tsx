import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { periodOf } from "../../shared/consumption-for-tests";
import { Component as HomePage } from "./home-page";

// The first rendering brings the whole kit in.
vi.setConfig({ testTimeout: 30_000 });

const METER = {
  id: 7,
  name: "Квартира",
  address: "Омск, ул. Мира, д. 5, кв. 1",
  usage_point_id: 1,
  channels: ["A+"],
  time_zone: "Europe/Moscow",
  first_day: "2024-01-01",
  last_day: "2026-11-27",
};
const OVERVIEW = {
  customer_name: "Кузнецова Елена Владимировна",
  accounts: [],
  meters: [METER],
  diagnostics: { total: 0, critical: 0, warning: 0, info: 0, latest: [] },
};

const ACCOUNT = {
  id: 1,
  number: "0001",
  address: "Омск, ул. Мира, д. 5, кв. 1",
  ongoing: true,
  meters_count: 1,
};

let accounts: unknown[] = [];
let down = false;

function open() {
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith("/me")) {
      return Response.json({ display_name: "Кузнецова Елена Владимировна" });
    }
    if (pathname.endsWith("/supplier")) return Response.json({ name: "Энергосбыт" });
    if (down) return Response.json({ type: "urn:x:unavailable", status: 503 }, { status: 503 });
    if (pathname.endsWith("/overview")) return Response.json({ ...OVERVIEW, accounts });
    const date = searchParams.get("date") ?? "";
    return Response.json(periodOf("month", date, (day) => (day <= METER.last_day ? 8.4 : null)));
  });
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MemoryRouter>
        <HomePage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

beforeAll(() =>
  startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve(cabinet) }),
);
beforeEach(() => {
  accounts = [];
  down = false;
  vi.setSystemTime(new Date("2026-11-28T10:00:00Z"));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the page greets at once, and then says the month in its heading", async () => {
  open();
  expect(await screen.findByRole("heading", { name: /^Здравствуйте, Елена/ })).toBeInTheDocument();
  expect(
    await screen.findByRole("heading", {
      level: 1,
      name: /^Елена Владимировна, в ноябре 227\s+кВт·ч, столько же, сколько в октябре к этому дню$/,
    }),
  ).toBeInTheDocument();
  // The page keeps its name.
  expect(document.title).toBe("Главная · Личный кабинет");
});

test("one failure is told once, and another try brings the tiles", async () => {
  down = true;
  open();
  expect(await screen.findByRole("alert")).toBeInTheDocument();
  expect(screen.getAllByRole("alert")).toHaveLength(1);
  down = false;
  fireEvent.click(screen.getByRole("button", { name: "Повторить" }));
  expect(await screen.findByRole("heading", { name: "Диагностика" })).toBeInTheDocument();
});

test("a tile promises no more than there is", async () => {
  accounts = [ACCOUNT];
  open();
  expect(await screen.findByRole("link", { name: "Открыть лицевой счёт" })).toBeVisible();
  expect(await screen.findByRole("link", { name: "Открыть диагностику" })).toBeVisible();
  expect(screen.queryByText("Все лицевые счета")).toBeNull();
  expect(screen.queryByText("Все события")).toBeNull();
});

test("several accounts are reached by one link", async () => {
  accounts = [ACCOUNT, { ...ACCOUNT, id: 2, number: "0002" }];
  open();
  expect(await screen.findByRole("link", { name: "Все лицевые счета" })).toBeVisible();
});
