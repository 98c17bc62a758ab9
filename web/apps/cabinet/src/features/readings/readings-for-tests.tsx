/** The page of readings with a service that tells a kWh a day, and what is looked at in it. */
import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { endOf, type Interval, shift, startOf } from "@personal-cabinet/ui/period/period";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter, useLocation } from "react-router";
import { Component as ReadingsPage } from "./readings-page";

export const METER = {
  id: 7,
  name: "Квартира",
  channels: ["A+"],
  time_zone: "Europe/Moscow",
  first_day: "2024-01-01",
  last_day: "2026-11-27",
};

/** The words, and a clock that stands at 28 November 2026. */
export function atNovembersEnd(): void {
  // The first rendering brings the whole kit in.
  vi.setConfig({ testTimeout: 30_000 });
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
}

/** Where a local day begins there, as the service writes it. */
type Stamp = (day: string) => string;

const inMoscow: Stamp = (day) => `${day}T00:00:00+03:00`;
/** On 24 April 2026 the clock leaves the hour after midnight out. */
export const inCairo: Stamp = (day) => {
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

export function address(): Record<string, string> {
  const { textContent } = screen.getByTestId("address");
  return Object.fromEntries(new URLSearchParams(textContent ?? ""));
}

export function open(search: string, stamp = inMoscow) {
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

export async function clickBar(name: RegExp) {
  fireEvent.pointerUp(await screen.findByRole("option", { name }), { pointerType: "mouse" });
}

export const up = () => screen.findByRole("button", { name: /^Назад: / });

export const plot = () => screen.findByRole("listbox", { name: /^Активная прямая/ });
