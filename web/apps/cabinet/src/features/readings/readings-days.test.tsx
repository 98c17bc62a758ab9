import { fireEvent, screen } from "@testing-library/react";
import { address, atNovembersEnd, clickBar, open } from "./readings-for-tests";

atNovembersEnd();

const BILL = "?meter=7&interval=days&date=2026-05-20&end=2026-06-18";
const first = () => screen.findByRole("textbox", { name: "Первый день" });
const last = () => screen.findByRole("textbox", { name: "Последний день" });

test("a bill's days are opened by their address, with their own sum and as many days before", async () => {
  open(BILL);
  expect(await screen.findByText("Потребление, 20.05.2026 – 18.06.2026")).toBeInTheDocument();
  expect(screen.getByText(/^30\s/)).toBeInTheDocument();
  expect(await screen.findByText("20.04.2026 – 19.05.2026")).toBeInTheDocument();
  expect(await first()).toHaveValue("20.05.2026");
  expect(await last()).toHaveValue("18.06.2026");
});

test("the shown month becomes days and these a month again", async () => {
  open("?meter=7&interval=month&date=2026-06-01");
  fireEvent.click(await screen.findByRole("radio", { name: "Даты" }));
  expect(await screen.findByText("Потребление, 01.06.2026 – 30.06.2026")).toBeInTheDocument();
  expect(address()).toMatchObject({ interval: "days", date: "2026-06-01", end: "2026-06-30" });
  fireEvent.click(screen.getByRole("radio", { name: "Месяц" }));
  fireEvent.click(await screen.findByRole("button", { name: "Следующий месяц" }));
  expect(await screen.findByText("Потребление, июль 2026")).toBeInTheDocument();
});

test("the steps lead to as many days before and after, and end where nothing can be", async () => {
  open(BILL);
  fireEvent.click(await screen.findByRole("button", { name: "Столько же дней раньше" }));
  expect(await screen.findByText("Потребление, 20.04.2026 – 19.05.2026")).toBeInTheDocument();
  fireEvent.click(screen.getByRole("button", { name: "Столько же дней позже" }));
  expect(await screen.findByText("Потребление, 20.05.2026 – 18.06.2026")).toBeInTheDocument();
  expect(address()).toMatchObject({ date: "2026-05-20", end: "2026-06-18" });
});

test("nothing lies after the days that end today", async () => {
  open("?meter=7&interval=days&date=2026-11-20&end=2026-11-28");
  expect(await screen.findByRole("button", { name: "Столько же дней позже" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("a day of them is opened, and a month leads on from where they begin", async () => {
  open(BILL);
  await clickBar(/^5 июня 2026/);
  expect(await screen.findByText("Потребление, 5 июня 2026")).toBeInTheDocument();
  expect(address()).toMatchObject({ interval: "day", date: "2026-06-05" });
  expect(address()).not.toHaveProperty("end");
});

test("from days to a month: that in which they begin", async () => {
  open(BILL);
  fireEvent.click(await screen.findByRole("radio", { name: "Месяц" }));
  expect(await screen.findByText("Потребление, май 2026")).toBeInTheDocument();
  expect(address()).not.toHaveProperty("end");
});
