import { fireEvent, screen } from "@testing-library/react";
import { address, atNovembersEnd, clickBar, inCairo, open, up } from "./readings-for-tests";

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
  open("?meter=7&interval=month&date=2026-04-01", inCairo);
  await clickBar(/^23 апреля 2026/);
  expect(await screen.findByText("Потребление, 23 апреля 2026")).toBeInTheDocument();
  expect(address()).toMatchObject({ interval: "day", date: "2026-04-23" });
});
