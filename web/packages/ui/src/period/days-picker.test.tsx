import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ConfigProvider } from "antd";
import ruRU from "antd/locale/ru_RU";
import { russianWords } from "../../../config/src/words-for-tests";
import { DaysPicker, type DaysPickerProps } from "./days-picker";

beforeAll(russianWords);

function show(more: Partial<DaysPickerProps> = {}) {
  const onChange = vi.fn();
  render(
    <ConfigProvider locale={ruRU}>
      <DaysPicker
        days={{ date: "2026-06-19", end: "2026-07-14" }}
        first="2026-05-26"
        last="2026-11-28"
        onChange={onChange}
        {...more}
      />
    </ConfigProvider>,
  );
  return onChange;
}

const field = (name: string) => screen.getByRole("textbox", { name });

test("the steps are as long as the days, and end where there is nothing", () => {
  const onChange = show();
  fireEvent.click(screen.getByRole("button", { name: "Столько же дней позже" }));
  expect(onChange).toHaveBeenLastCalledWith({ date: "2026-07-15", end: "2026-08-09" });
  fireEvent.click(screen.getByRole("button", { name: "Столько же дней раньше" }));
  expect(onChange).toHaveBeenLastCalledWith({ date: "2026-05-24", end: "2026-06-18" });
});

test("before the first measured day and after the last one there is no step", () => {
  const onChange = show({ first: "2026-06-19", last: "2026-07-14" });
  for (const name of ["Столько же дней раньше", "Столько же дней позже"]) {
    expect(screen.getByRole("button", { name })).toHaveAttribute("aria-disabled", "true");
    fireEvent.click(screen.getByRole("button", { name }));
  }
  expect(onChange).not.toHaveBeenCalled();
});

test("either end is picked by itself, and takes the other along where it would pass it", async () => {
  const onChange = show();
  await userEvent.click(field("Первый день"));
  fireEvent.click(await screen.findByTitle("2026-06-01"));
  expect(onChange).toHaveBeenLastCalledWith({ date: "2026-06-01", end: "2026-07-14" });
  await userEvent.click(field("Последний день"));
  fireEvent.click((await screen.findAllByTitle("2026-07-20")).at(-1) as HTMLElement);
  expect(onChange).toHaveBeenLastCalledWith({ date: "2026-06-19", end: "2026-07-20" });
});

test("an end before the beginning makes a period of that day", async () => {
  const onChange = show({ days: { date: "2026-07-10", end: "2026-07-14" } });
  await userEvent.click(field("Последний день"));
  fireEvent.click(await screen.findByTitle("2026-07-02"));
  expect(onChange).toHaveBeenLastCalledWith({ date: "2026-07-02", end: "2026-07-02" });
});
