import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { address, atNovembersEnd, METER, open, plot } from "./readings-for-tests";

atNovembersEnd();

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
  fireEvent.change(screen.getByRole("combobox", { name: "Сравнить" }), {
    target: { value: "alike" },
  });
  expect(await screen.findByText("апрель 2025")).toBeInTheDocument();
  expect(address()).toMatchObject({ compare: "alike" });
  expect(localStorage.getItem("compare")).toBe("alike");
  localStorage.clear();
});

test("a choice of one is plain text", async () => {
  open("");
  expect(await screen.findByText("Потребление (A+)")).toBeInTheDocument();
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
