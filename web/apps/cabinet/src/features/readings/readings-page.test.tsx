import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { endOf, type Interval, shift, startOf } from "@personal-cabinet/ui/period/period";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter, useLocation } from "react-router";
import { Component as ReadingsPage } from "./readings-page";

vi.mock("@personal-cabinet/ui/chart/echart-bars", () => ({ default: () => null }));
// The first rendering brings the whole kit in.
vi.setConfig({ testTimeout: 30_000 });

const METER = {
  id: 7,
  name: "Квартира",
  channels: ["A+"],
  time_zone: "Europe/Moscow",
  first_day: "2024-01-01",
  last_day: "2026-11-27",
};

beforeAll(() =>
  startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve(cabinet) }),
);
beforeEach(() => {
  vi.setSystemTime(new Date("2026-11-28T10:00:00Z"));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Where a local day begins there, as the service writes it. */
type Stamp = (day: string) => string;

const inMoscow: Stamp = (day) => `${day}T00:00:00+03:00`;
/** On 24 April 2026 the clock leaves the hour after midnight out. */
const inCairo: Stamp = (day) => {
  if (day === "2026-04-24") return `${day}T01:00:00+03:00`;
  return `${day}T00:00:00+0${day < "2026-04-24" ? 2 : 3}:00`;
};

/** The service's answer: a kWh a day until the meter's last one; billing months from the 20th. */
function answer(query: URLSearchParams, stamp: Stamp) {
  const interval = query.get("interval") as Interval;
  const firstDay = query.get("period") === "billing" ? 20 : 1;
  const [first, last] = [startOf, endOf].map((edge) =>
    edge(query.get("date") ?? "", interval, firstDay),
  ) as [string, string];
  const step = interval === "year" ? "month" : "day";
  const points = [];
  for (let day = first; day <= last; day = shift(day, step, 1, firstDay)) {
    const end = endOf(day, step, firstDay);
    const value = day <= METER.last_day ? 1 : null;
    points.push({
      start: stamp(day),
      end: stamp(shift(end, "day", 1)),
      first_day: day,
      last_day: end,
      value,
      complete: end <= METER.last_day,
      estimated: null,
      doubtful: null,
    });
  }
  const total = points.filter((point) => point.value !== null).length;
  return { interval, unit: "kWh", points, total, complete: false, estimated: null, doubtful: null };
}

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

function address(): Record<string, string> {
  const { textContent } = screen.getByTestId("address");
  return Object.fromEntries(new URLSearchParams(textContent ?? ""));
}

function open(search: string, stamp = inMoscow) {
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith("/consumption")) return Response.json(answer(searchParams, stamp));
    if (pathname.endsWith("/meters")) return Response.json({ items: [METER], total: 1 });
    return Response.json({ name: "Энергосбыт", color: "#1668dc", billing_day: 20 });
  });
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MemoryRouter initialEntries={[`/readings${search}`]}>
        <ReadingsPage />
        <Address />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

async function clickBar(name: RegExp) {
  fireEvent.pointerUp(await screen.findByRole("option", { name }), { pointerType: "mouse" });
}

const up = () => screen.findByRole("button", { name: /^Назад: / });

test("billing periods open on the running one, and nothing lies after it", async () => {
  open("");
  fireEvent.click(await screen.findByText("Расчётный"));
  expect(await screen.findByText("Потребление, 20.11.2026 – 19.12.2026")).toBeInTheDocument();
  expect(screen.getByText(/^8\s/)).toBeInTheDocument();
  expect(screen.getByText("Период ещё не закончился")).toBeInTheDocument();
  expect(address()).toMatchObject({ date: "2026-11-20", period: "billing" });
  expect(screen.getByRole("button", { name: "Следующий месяц" })).toBeDisabled();
  fireEvent.click(screen.getByRole("button", { name: "Предыдущий месяц" }));
  expect(await screen.findByText("Потребление, 20.10.2026 – 19.11.2026")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Следующий месяц" })).toBeEnabled();
});

test("from April the way up leads to the year that holds this April, and back", async () => {
  open("?meter=7&interval=month&date=2026-04-20&period=billing");
  expect(await up()).toHaveAccessibleName("Назад: 20.01.2026 – 19.01.2027");
  fireEvent.click(await up());
  expect(await screen.findByText("Потребление, 20.01.2026 – 19.01.2027")).toBeInTheDocument();
  expect(address()).toMatchObject({ interval: "year", date: "2026-01-20", period: "billing" });
  expect(screen.getByRole("button", { name: "Следующий год" })).toBeDisabled();
  await clickBar(/^20\.04\.2026 – 19\.05\.2026/);
  expect(await screen.findByText("Потребление, 20.04.2026 – 19.05.2026")).toBeInTheDocument();
});

test("from a day the way up leads to the billing month that it was opened from", async () => {
  open("?meter=7&interval=month&date=2026-04-20&period=billing");
  await clickBar(/^5 мая 2026/);
  expect(await screen.findByText("Потребление, 5 мая 2026")).toBeInTheDocument();
  expect(address()).toMatchObject({ interval: "day", date: "2026-05-05" });
  expect(await up()).toHaveAccessibleName("Назад: 20.04.2026 – 19.05.2026");
  fireEvent.click(await up());
  expect(await screen.findByText("Потребление, 20.04.2026 – 19.05.2026")).toBeInTheDocument();
});

test("calendar periods stay as they were: April is April", async () => {
  open("?meter=7&interval=month&date=2026-04-20");
  expect(await screen.findByText("Потребление, апрель 2026")).toBeInTheDocument();
  expect(await up()).toHaveAccessibleName("Назад: 2026");
});

test("a click on the day before a midnight that is left out opens that day", async () => {
  open("?meter=7&interval=month&date=2026-04-01", inCairo);
  await clickBar(/^23 апреля 2026/);
  expect(await screen.findByText("Потребление, 23 апреля 2026")).toBeInTheDocument();
  expect(address()).toMatchObject({ interval: "day", date: "2026-04-23" });
});
