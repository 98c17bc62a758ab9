import { fireEvent, render, screen } from "@testing-library/react";
import { FilterDays } from "./filter-days";

test("each day is told by its name, and bounds the other", () => {
  const told: unknown[] = [];
  render(
    <FilterDays
      labels={{ from: "С", to: "По" }}
      days={{ from: "2026-11-01", to: "2026-11-20" }}
      onChange={(changed) => told.push(changed)}
    />,
  );
  const [from, to] = [screen.getByLabelText("С"), screen.getByLabelText("По")];
  expect(from).toHaveAttribute("max", "2026-11-20");
  expect(to).toHaveAttribute("min", "2026-11-01");
  fireEvent.change(from, { target: { value: "2026-11-05" } });
  fireEvent.change(to, { target: { value: "" } });
  expect(told).toEqual([{ from: "2026-11-05" }, { to: undefined }]);
});
