import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ConfigProvider } from "antd";
import ruRU from "antd/locale/ru_RU";
import { russianWords } from "../../../config/src/words-for-tests";
import { PeriodPicker, type PeriodPickerProps } from "./period-picker";

beforeAll(russianWords);

function show(more: Partial<PeriodPickerProps> = {}) {
  const onChange = vi.fn();
  render(
    <ConfigProvider locale={ruRU}>
      <PeriodPicker
        interval="month"
        day="2026-11-20"
        firstDay={20}
        first="2025-10-01"
        last="2026-11-28"
        onChange={onChange}
        {...more}
      />
    </ConfigProvider>,
  );
  return onChange;
}

test("the running billing month is the last one, the one before begins a month earlier", () => {
  const onChange = show();
  const after = screen.getByRole("button", { name: "Следующий месяц" });
  // It can still have the focus, so that the keyboard does not lose its place.
  expect(after).toHaveAttribute("aria-disabled", "true");
  expect(after).toBeEnabled();
  fireEvent.click(after);
  expect(onChange).not.toHaveBeenCalled();
  expect(screen.getByRole("textbox", { name: "Месяц" })).toHaveValue("ноябрь 2026");
  fireEvent.click(screen.getByRole("button", { name: "Предыдущий месяц" }));
  expect(onChange).toHaveBeenCalledWith("2026-10-20");
});

test("from October's billing month the step forward leads to the running one", () => {
  const onChange = show({ day: "2026-10-20" });
  fireEvent.click(screen.getByRole("button", { name: "Следующий месяц" }));
  expect(onChange).toHaveBeenCalledWith("2026-11-20");
});

test("the running billing year is the last one and goes by the year of its beginning", () => {
  const onChange = show({ interval: "year", day: "2026-01-20" });
  expect(screen.getByRole("textbox", { name: "Год" })).toHaveValue("2026");
  expect(screen.getByRole("button", { name: "Следующий год" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  fireEvent.click(screen.getByRole("button", { name: "Предыдущий год" }));
  expect(onChange).toHaveBeenCalledWith("2025-01-20");
});

test("steps can pass over periods with nothing in them", () => {
  const onChange = show({ firstDay: 1, steps: { before: "2026-03-01", after: null } });
  fireEvent.click(screen.getByRole("button", { name: "Предыдущий месяц" }));
  expect(onChange).toHaveBeenCalledWith("2026-03-01");
  fireEvent.click(screen.getByRole("button", { name: "Следующий месяц" }));
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("a picked month gives the billing month of its name", async () => {
  const onChange = show();
  await userEvent.click(screen.getByRole("textbox", { name: "Месяц" }));
  fireEvent.click(await screen.findByTitle("2026-04"));
  expect(onChange).toHaveBeenCalledWith("2026-04-20");
});

test("until somebody turns to the field there is no calendar, then it takes over what was begun", async () => {
  const onChange = show();
  const field = screen.getByRole("textbox", { name: "Месяц" });
  expect(field.closest(".ant-picker")).toBeNull();
  field.focus();
  await waitFor(() => expect(document.activeElement?.closest(".ant-picker")).not.toBeNull());
  expect(screen.getByRole("textbox", { name: "Месяц" })).toHaveFocus();
  expect(screen.getByRole("textbox", { name: "Месяц" })).toHaveValue("ноябрь 2026");
  expect(onChange).not.toHaveBeenCalled();
});

describe("in a browser whose clock leaves a midnight out", () => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = "Africa/Cairo";
  });
  afterAll(() => {
    process.env.TZ = before;
  });

  test("the day is itself", () => {
    // Held to be so: there is no 00:00 on that day there.
    expect(new Date(2026, 3, 24, 0, 0).getHours()).toBe(1);
    for (const day of ["2026-04-23", "2026-04-24", "2026-04-25"]) {
      render(<PeriodPicker interval="day" day={day} onChange={() => undefined} />);
      const [year, month, date] = day.split("-");
      expect(screen.getByDisplayValue(`${date}.${month}.${year}`)).toBeInTheDocument();
    }
  });

  test("a click on the 23rd gives the 23rd, and steps pass the 24th", async () => {
    const onChange = vi.fn();
    render(<PeriodPicker interval="day" day="2026-04-25" onChange={onChange} />);
    fireEvent.click(screen.getByRole("button", { name: "Предыдущий день" }));
    expect(onChange).toHaveBeenLastCalledWith("2026-04-24");
    for (const day of ["2026-04-23", "2026-04-24"]) {
      await userEvent.click(screen.getByRole("textbox", { name: "День" }));
      fireEvent.click(await screen.findByTitle(day));
      expect(onChange).toHaveBeenLastCalledWith(day);
    }
  });
});
