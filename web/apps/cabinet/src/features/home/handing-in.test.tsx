import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { HandingIn } from "./handing-in";

const WAITED = {
  missing: 1,
  open: true,
  opens_on: "2026-11-15",
  closes_on: "2026-11-30",
  today: "2026-11-28",
};

beforeAll(() =>
  startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve(cabinet) }),
);

const show = (more: Partial<typeof WAITED>) =>
  render(
    <MemoryRouter>
      <HandingIn waited={{ ...WAITED, ...more }} />
    </MemoryRouter>,
  );

test.each([
  [{ missing: 1 }, "Передать показания", "осталось 2 дня"],
  [{ missing: 1, today: "2026-11-30" }, "Передать показания", "сегодня последний день"],
  [{ missing: 0 }, "Посмотреть", "Показания переданы"],
])("readings by hand lead to their page while they are taken: %o", (more, link, told) => {
  show(more);
  expect(screen.getByRole("link", { name: link })).toHaveAttribute("href", "/submissions");
  expect(screen.getByText(told)).toBeInTheDocument();
});

test("when no readings are taken it is said from when they are", () => {
  show({ open: false, opens_on: "2026-12-15" });
  expect(screen.getByText("Показания прибора учёта можно передать с 15.12.2026")).toBeVisible();
});
