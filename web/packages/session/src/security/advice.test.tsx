import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Advice } from "./advice";
import { isPutOff, putOff } from "./put-off";

const MONTH_MS = 30 * 86_400_000;

beforeEach(() => localStorage.clear());

test("it is shown until its reader puts it off, and not again meanwhile", async () => {
  const { unmount } = render(<Advice reader="anna" />);
  await userEvent.click(screen.getByRole("button"));
  expect(screen.queryByRole("button")).toBeNull();
  unmount();
  render(<Advice reader="anna" />);
  expect(screen.queryByRole("button")).toBeNull();
});

test("another reader of the same browser sees it", () => {
  putOff("anna");
  render(<Advice reader="boris" />);
  expect(screen.getByRole("button")).toBeVisible();
});

test("a month later it comes back", () => {
  putOff("anna", 1000);
  expect(isPutOff("anna", 1000 + MONTH_MS - 1)).toBe(true);
  expect(isPutOff("anna", 1000 + MONTH_MS)).toBe(false);
});

test.each(["anna", "anna soon", " ", "{}"])("%j in the memory puts nothing off", (kept) => {
  localStorage.setItem("second-factor-advice", kept);
  expect(isPutOff("anna")).toBe(false);
});
