import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { periodOf } from "../../shared/consumption-for-tests";
import { Component as HomePage } from "./home-page";
import { words as costWords } from "./month-cost";

// The first rendering brings the whole kit in.
vi.setConfig({ testTimeout: 30_000 });

const LAST_DAY = "2026-11-27";
const until = (date: string, last = LAST_DAY) =>
  periodOf("month", date, (day) => (day <= last ? 8.4 : null));
const PLACE = {
  meter_id: 7,
  usage_point_id: 1,
  name: "Квартира",
  address: "Омск, ул. Мира, д. 5, кв. 1",
  ongoing: true,
  first_day: "2024-01-01",
  last_day: LAST_DAY,
  time_zone: "Europe/Moscow",
  today: "2026-11-28",
  connection_state: null,
  sees_readings: true,
  month: until("2026-11-28"),
  before: until("2026-10-01"),
  year_ago: null,
  fed_in: null,
};
const HOME = {
  accounts: { items: [], total: 0 },
  places: { items: [PLACE], total: 1 },
  needs: { items: [], total: 0 },
  diagnostics: { total: 0, critical: 0, warning: 0, info: 0, worst: null, latest: [] },
  support: { phone: "", hours: "" },
  outages: [],
};

const ACCOUNT = {
  id: 1,
  number: "0001",
  address: "Омск, ул. Мира, д. 5, кв. 1",
  ongoing: true,
  meters_count: 1,
};

let accounts: unknown[] = [];
let changes: Record<string, unknown> = {};
let asked: string[] = [];
let down = false;
/** What the page's one answer waits for. */
let held: Promise<void> | undefined;

function open() {
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    if (pathname.endsWith("/me")) {
      return Response.json({ display_name: "Кузнецова Елена Владимировна" });
    }
    if (pathname.endsWith("/supplier")) return Response.json({ name: "Энергосбыт" });
    if (pathname.endsWith("/consumption")) return Response.json({ ...PLACE.month, cost: 123_450 });
    if (down) return Response.json({ type: "urn:x:unavailable", status: 503 }, { status: 503 });
    await held;
    const told = { accounts: { items: accounts, total: accounts.length } };
    return Response.json({ ...HOME, ...told, ...changes });
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

beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: async () => cabinet });
  await addSection(costWords);
});
beforeEach(() => {
  accounts = [];
  changes = {};
  asked = [];
  down = false;
  held = undefined;
  vi.setSystemTime(new Date("2026-11-28T10:00:00Z"));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("the page greets at once, and then says the month in its heading", async () => {
  let answer = () => {};
  held = new Promise((resolve) => {
    answer = resolve;
  });
  open();
  expect(await screen.findByRole("heading", { name: /^Здравствуйте, Елена/ })).toBeInTheDocument();
  answer();
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

test("one question fills the page, and what the month cost is asked for beside it", async () => {
  open();
  await screen.findByRole("img", { name: /^Потребление по дням, ноябрь 2026/ });
  await screen.findByText(/≈ 1\s235\s₽ по тарифу, оценка/);
  expect(
    asked.filter((path) => path.startsWith("/api/cabinet") && path !== "/api/cabinet/supplier"),
  ).toEqual(["/api/cabinet/home", "/api/cabinet/meters/7/consumption"]);
});

test("of what is fed into the grid no cost is asked for", async () => {
  changes = {
    places: { items: [{ ...PLACE, month: { ...PLACE.month, channel: "A-" } }], total: 1 },
  };
  open();
  await screen.findByRole("img", { name: /^Потребление по дням, ноябрь 2026/ });
  expect(asked).not.toContain("/api/cabinet/meters/7/consumption");
});

test("the month stands beside the one before and that of last year, like days beside like", async () => {
  const year_ago = periodOf("month", "2025-11-01", () => 7);
  changes = { places: { items: [{ ...PLACE, year_ago }], total: 1 } };
  open();
  expect(await screen.findByText(/^столько же, сколько в октябре к этому дню$/)).toBeVisible();
  expect(screen.getByText(/^на 20\s% больше, чем в ноябре 2025 к этому дню$/)).toBeVisible();
});

test("other places stand in lines of their own, and nothing is summed", async () => {
  const garage = { ...PLACE, meter_id: 8, usage_point_id: 2, name: "Гараж" };
  const bare = { ...garage, usage_point_id: 3, name: "Дача", month: until("2026-11-28", "") };
  changes = { places: { items: [PLACE, garage, bare], total: 5 } };
  open();
  const link = await screen.findByRole("link", { name: "Гараж" });
  expect(link).toHaveAttribute("href", "/readings?meter=8");
  expect(link.closest("li")).toHaveTextContent(/Гараж226,8\s+кВт·ч/);
  expect(screen.getByText("Дача").closest("li")).toHaveTextContent("нет данных");
  expect(screen.getByText("и ещё 2 места")).toBeVisible();
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("(Квартира)");
});

test("places of one name are told apart by their flats", async () => {
  const other = {
    ...PLACE,
    usage_point_id: 2,
    meter_id: 8,
    address: "Омск, ул. Мира, д. 5, кв. 2",
  };
  changes = { places: { items: [PLACE, other], total: 2 } };
  open();
  expect(await screen.findByRole("link", { name: "ул. Мира, 5–2" })).toBeVisible();
});

test("who may not see readings is told who can change that", async () => {
  changes = {
    places: { items: [{ ...PLACE, sees_readings: false, month: null, before: null }], total: 1 },
  };
  open();
  expect(await screen.findByText(/^Ваша роль в договоре не включает показания/)).toBeVisible();
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Здравствуйте");
});

test("what needs attention leads to its meter, the worst first", async () => {
  accounts = [ACCOUNT];
  const need = { meter_id: 7, name: "Квартира", serial_number: "1", address: "" };
  const items = [
    { ...need, need: "disconnected", day: "2026-11-20" },
    { ...need, meter_id: 8, name: "Гараж", need: "verification_overdue", day: "2026-10-31" },
  ];
  changes = { needs: { items, total: 2 } };
  open();
  expect(await screen.findByText("Электричество отключено")).toBeVisible();
  expect(screen.getByText("Поверка просрочена с 31.10.2026")).toBeVisible();
  expect(screen.getByRole("link", { name: "Гараж" })).toHaveAttribute("href", "/account/meters/8");
});

test("the supplier is called from the page", async () => {
  changes = { support: { phone: "+7 3812 00-00-00", hours: "пн-пт 9-18" } };
  open();
  const link = await screen.findByRole("link", { name: "+7 3812 00-00-00" });
  expect(link).toHaveAttribute("href", "tel:+73812000000");
  expect(screen.getByText("пн-пт 9-18")).toBeVisible();
});

test("what is fed in beside is told, and a place that only feeds in says so", async () => {
  const fed = { ...PLACE, fed_in: { total: 12, complete: true } };
  const only = {
    ...PLACE,
    meter_id: 8,
    usage_point_id: 2,
    name: "Крыша",
    month: { ...until("2026-11-28"), channel: "A-" },
  };
  changes = { places: { items: [fed, only], total: 2 } };
  open();
  expect(await screen.findByText(/^Отдано в сеть 12\s+кВт·ч$/)).toBeVisible();
  expect(screen.getByText("Крыша").closest("li")).toHaveTextContent("Отдано в сеть 226,8");
});

test("a place that is read by hand leads to the table of its readings", async () => {
  const bare = { ...PLACE, month: null, before: null, first_day: null, last_day: null };
  changes = { places: { items: [bare, { ...bare, usage_point_id: 2, name: "Дача" }], total: 2 } };
  open();
  const link = await screen.findByRole("link", { name: "Показания и расход между ними" });
  expect(link).toHaveAttribute("href", "/readings/table?point=1");
  expect(screen.getByText("нет данных по часам")).toBeVisible();
});
