/** The page of readings with a service that tells a kWh a day, and what is looked at in it. */
import type { UnusualDaysOut } from "@personal-cabinet/api/cabinet";
import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import type { Interval } from "@personal-cabinet/ui/period/period";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter, useLocation } from "react-router";
import { daysFrom, periodOf, type Stamp } from "../../shared/consumption-for-tests";
import { words as costWords } from "./cost/cost-tools";
import { Component as ReadingsPage } from "./readings-page";
import { readingsWords } from "./readings-words";
import { words as unusualWords } from "./unusual/unusual-days";

export const METER = {
  id: 7,
  usage_point_id: 5,
  account_id: 3,
  account_number: "1001",
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
  beforeAll(async () => {
    await startWords({
      name: "cabinet",
      russian: cabinet,
      english: () => Promise.resolve(cabinet),
    });
    await addSection(readingsWords);
    await addSection(costWords);
    await addSection(unusualWords);
  });
  beforeEach(() => {
    vi.setSystemTime(new Date("2026-11-28T10:00:00Z"));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

/** On 24 April 2026 the clock leaves the hour after midnight out. */
export const inCairo: Stamp = (day) => {
  if (day === "2026-04-24") return `${day}T01:00:00+03:00`;
  return `${day}T00:00:00+0${day < "2026-04-24" ? 2 : 3}:00`;
};

/** The service's answer: a kWh a day until the meter's last one; billing months from its day. */
function answer(query: URLSearchParams, billingDay: number, stamp?: Stamp) {
  const told = (day: string) => (day <= METER.last_day ? 1 : null);
  const firstDay = query.get("period") === "billing" ? billingDay : 1;
  const interval = query.get("interval") as Interval;
  const [start, end] = [query.get("start"), query.get("end")];
  // Days are told as days; nothing is asked of them by months here.
  const whole =
    start && end
      ? { ...daysFrom({ date: start, end }, told, stamp), interval: null, date: null }
      : periodOf(interval, query.get("date") ?? "", told, firstDay, stamp);
  const points = whole.points.map((point) => ({
    ...point,
    complete: point.last_day <= METER.last_day,
  }));
  const channel = (query.get("channel") ?? "A+") as typeof whole.channel;
  const unit: typeof whole.unit = channel.startsWith("R") ? "kvarh" : "kWh";
  return { ...whole, channel, unit, points, complete: false };
}

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

export function address(): Record<string, string> {
  const { textContent } = screen.getByTestId("address");
  return Object.fromEntries(new URLSearchParams(textContent ?? ""));
}

type Told = ReturnType<typeof answer>;

type Service = {
  stamp?: Stamp;
  /** What it tells beside energy when it is asked for that. */
  costs?: (told: Told) => object;
  unusual?: UnusualDaysOut["items"];
  /** Of the account's places together. */
  unusualTogether?: UnusualDaysOut["items"];
  billingDay?: number;
};

/** Opens the page; returns what it has asked of consumption so far. */
export function open(search: string, service: Service = {}): () => string[] {
  const asked: string[] = [];
  const { costs, unusual = [], unusualTogether, billingDay = 20 } = service;
  const other = { ...METER, id: METER.id + 1, usage_point_id: METER.usage_point_id + 1 };
  const meters = unusualTogether ? [METER, other] : [METER];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith("/consumption")) {
      asked.push(request.url);
      const told = answer(searchParams, billingDay, service.stamp);
      return Response.json(searchParams.has("cost") && costs ? costs(told) : told);
    }
    if (pathname.endsWith(`/accounts/${METER.account_id}/unusual-days`)) {
      return Response.json({ channel: "A+", unit: "kWh", items: unusualTogether });
    }
    if (pathname.endsWith("/unusual-days")) {
      return Response.json({ meter_id: METER.id, channel: "A+", unit: "kWh", items: unusual });
    }
    if (pathname.endsWith("/meters")) return Response.json({ items: meters, total: meters.length });
    return Response.json({ name: "Энергосбыт", color: "#1668dc", billing_day: billingDay });
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
  return () => asked;
}

export async function clickBar(name: RegExp) {
  fireEvent.pointerUp(await screen.findByRole("option", { name }), { pointerType: "mouse" });
}

export const up = () => screen.findByRole("button", { name: /^Назад: / });

export const plot = () => screen.findByRole("listbox", { name: /^Потребление/ });

/** The name and size of each file that a page lets be saved in a test; what it has put in place goes after it. */
export function savedFiles(): string[] {
  const saved: string[] = [];
  beforeEach(() => {
    saved.length = 0;
    vi.stubGlobal(
      "URL",
      class extends URL {
        static override createObjectURL = (content: Blob) => `blob:${content.size}`;
        static override revokeObjectURL = () => undefined;
      },
    );
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(`${this.download} ${this.href}`);
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  return saved;
}
