import { fireEvent, screen } from "@testing-library/react";
import { address, atNovembersEnd, clickBar, inCairo, METER, open, up } from "./readings-for-tests";

atNovembersEnd();

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
  open("?meter=7&interval=month&date=2026-04-01", { stamp: inCairo });
  await clickBar(/^23 апреля 2026/);
  expect(await screen.findByText("Потребление, 23 апреля 2026")).toBeInTheDocument();
  expect(address()).toMatchObject({ interval: "day", date: "2026-04-23" });
});

test("months that begin on the 31st leave no day out: the twelve of a year, one after the other", async () => {
  open("?meter=7&interval=year&date=2025-01-31&period=billing", { billingDay: 31 });
  const bars = await screen.findAllByRole("option", { name: /\d{2}\.\d{2}\.\d{4} – / });
  const days = bars.map((bar) => /^(\S+) – ([\d.]+)/.exec(bar.getAttribute("aria-label") ?? ""));
  const iso = (day = "") => day.split(".").reverse().join("-");
  const periods = days.map((found) => [iso(found?.[1]), iso(found?.[2])]);
  expect(periods.slice(0, 3)).toEqual([
    ["2025-01-31", "2025-02-27"],
    ["2025-02-28", "2025-03-30"],
    ["2025-03-31", "2025-04-29"],
  ]);
  expect(periods).toHaveLength(12);
  const after = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  expect(periods.slice(1).map(([start]) => start)).toEqual(
    periods.slice(0, -1).map(([, last]) => after(last ?? "")),
  );
  const count = (Date.parse(after(periods[11]?.[1] ?? "")) - Date.parse("2025-01-31")) / 86_400_000;
  expect(count).toBe(365);
});

test("from such a month the steps lead to the one before and the one after", async () => {
  open("?meter=7&interval=month&date=2025-02-28&period=billing", { billingDay: 31 });
  expect(await screen.findByText("Потребление, 28.02.2025 – 30.03.2025")).toBeInTheDocument();
  fireEvent.click(screen.getByRole("button", { name: "Предыдущий месяц" }));
  expect(await screen.findByText("Потребление, 31.01.2025 – 27.02.2025")).toBeInTheDocument();
  fireEvent.click(screen.getByRole("button", { name: "Следующий месяц" }));
  fireEvent.click(screen.getByRole("button", { name: "Следующий месяц" }));
  expect(await screen.findByText("Потребление, 31.03.2025 – 29.04.2025")).toBeInTheDocument();
});

test("whose meter sends nothing by itself is led to the table of what it has shown", async () => {
  const before = METER.last_day;
  METER.last_day = "";
  open("?meter=7");
  expect(await screen.findByText(/^Прибор не присылал данных по часам/)).toBeVisible();
  expect(screen.getByRole("link", { name: "Открыть таблицу показаний" })).toHaveAttribute(
    "href",
    "/readings/table?point=5",
  );
  METER.last_day = before;
});
