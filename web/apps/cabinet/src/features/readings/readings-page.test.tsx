import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { endOf, type Interval, shift, startOf } from "@personal-cabinet/ui/period/period";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, useLocation } from "react-router";
import { Component as ReadingsPage } from "./readings-page";

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
  return {
    channel: "A+",
    interval,
    unit: "kWh",
    interval_minutes: 60,
    start: stamp(first),
    first_day: first,
    last_day: last,
    points,
    total: total || null,
    complete: false,
    estimated: null,
    doubtful: null,
  };
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
  expect(screen.getByRole("button", { name: "Следующий месяц" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  fireEvent.click(screen.getByRole("button", { name: "Предыдущий месяц" }));
  expect(await screen.findByText("Потребление, 20.10.2026 – 19.11.2026")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Следующий месяц" })).toHaveAttribute(
    "aria-disabled",
    "false",
  );
});

test("from April the way up leads to the year that holds this April, and back", async () => {
  open("?meter=7&interval=month&date=2026-04-20&period=billing");
  expect(await up()).toHaveAccessibleName("Назад: 20.01.2026 – 19.01.2027");
  fireEvent.click(await up());
  expect(await screen.findByText("Потребление, 20.01.2026 – 19.01.2027")).toBeInTheDocument();
  expect(address()).toMatchObject({ interval: "year", date: "2026-01-20", period: "billing" });
  expect(screen.getByRole("button", { name: "Следующий год" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
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

const plot = () => screen.findByRole("listbox", { name: /^Активная прямая/ });

test("Enter on a bar leaves the focus in the plot, which then has the day's hours", async () => {
  open("?meter=7&interval=month&date=2026-04-01");
  const bars = await plot();
  act(() => bars.focus());
  await userEvent.keyboard("{ArrowRight}{Enter}");
  expect(await screen.findByText("Потребление, 2 апреля 2026")).toBeInTheDocument();
  expect(await plot()).toBe(bars);
  expect(bars).toHaveFocus();
});

test("Enter on a date of the table leads the focus to the heading of the period", async () => {
  open("?meter=7&interval=year&date=2026-01-01&view=table");
  const month = await screen.findByRole("button", { name: "апрель 2026" });
  act(() => month.focus());
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("heading", { name: "Потребление, апрель 2026" })).toHaveFocus();
});

test("where a period has no data, its heading takes the focus", async () => {
  open("?meter=7&interval=month&date=2026-04-01");
  const bars = await plot();
  fireEvent.click(screen.getByRole("button", { name: "Следующий месяц" }));
  await screen.findByText("Потребление, май 2026");
  act(() => bars.focus());
  expect(bars).toHaveFocus();
  METER.last_day = "2026-04-30";
  await userEvent.keyboard("{Escape}");
  fireEvent.click(screen.getByRole("button", { name: "Следующий месяц" }));
  expect(await screen.findByRole("heading", { name: "Потребление, июнь 2026" })).toHaveFocus();
  METER.last_day = "2026-11-27";
});

const stroke = async (from: number, to: number) => {
  const bars = await plot();
  fireEvent.touchStart(bars, { touches: [{ clientX: from, clientY: 10 }] });
  fireEvent.touchEnd(bars, { changedTouches: [{ clientX: to, clientY: 15 }] });
};

test("a stroke of a finger leads to the periods beside, and not to one still to come", async () => {
  open("?meter=7&interval=month&date=2026-10-01");
  await screen.findByText("Потребление, октябрь 2026");
  await stroke(300, 100);
  expect(await screen.findByText("Потребление, ноябрь 2026")).toBeInTheDocument();
  await stroke(300, 100);
  expect(address()).toMatchObject({ date: "2026-11-01" });
  await stroke(100, 300);
  expect(await screen.findByText("Потребление, октябрь 2026")).toBeInTheDocument();
  await stroke(100, 140);
  expect(address()).toMatchObject({ date: "2026-10-01" });
});

test("what is compared with can be changed, lives in the address and is remembered", async () => {
  open("?meter=7&interval=month&date=2026-04-01");
  expect(await screen.findByText("март 2026")).toBeInTheDocument();
  fireEvent.mouseDown(screen.getByRole("combobox", { name: "Сравнить" }));
  fireEvent.click(await screen.findByText("С этим месяцем год назад"));
  expect(await screen.findByText("апрель 2025")).toBeInTheDocument();
  expect(address()).toMatchObject({ compare: "alike" });
  expect(localStorage.getItem("compare")).toBe("alike");
  localStorage.clear();
});

test("a choice of one is plain text", async () => {
  open("");
  expect(await screen.findByText("Активная прямая (A+)")).toBeInTheDocument();
  expect(screen.queryByRole("combobox", { name: "Вид энергии" })).toBeNull();
  expect(screen.queryByRole("combobox", { name: "Прибор учёта" })).toBeNull();
});

test("on a phone the total and the chart come first, the rare choices behind one button", async () => {
  vi.stubGlobal("matchMedia", (media: string) => ({
    matches: media.includes("max-width"),
    addListener: () => undefined,
    removeListener: () => undefined,
  }));
  open("?meter=7&interval=month&date=2026-04-01");
  const inOrder = [
    await screen.findByText("Потребление, апрель 2026"),
    await plot(),
    screen.getByRole("button", { name: "Предыдущий месяц" }),
    screen.getByRole("radio", { name: "Месяц" }),
    screen.getByRole("button", { name: /^Настроить/ }),
  ];
  for (const [index, element] of inOrder.slice(1).entries()) {
    const before = inOrder[index]?.compareDocumentPosition(element) ?? 0;
    expect(before & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  }
  expect(screen.queryByRole("radio", { name: "Расчётный" })).toBeNull();
  const opener = screen.getByRole("button", { name: /^Настроить/ });
  expect(opener).toHaveAttribute("aria-expanded", "false");
  fireEvent.click(opener);
  expect(opener).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByRole("radio", { name: "Расчётный" })).toBeInTheDocument();
});
