import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { russianWords } from "../../../config/src/words-for-tests";
import { UserMenu } from "./user-menu";

beforeAll(russianWords);

const profile = vi.fn();
const leave = vi.fn();

beforeEach(() => {
  profile.mockReset();
  leave.mockReset();
  render(
    <UserMenu
      name="Иванова Анна"
      actions={[
        { key: "profile", label: "Профиль", onChoose: profile },
        { key: "language", label: "English", onChoose: vi.fn() },
        { key: "leave", label: "Выйти", onChoose: leave },
      ]}
    />,
  );
});

const opener = () => screen.getByRole("button", { name: /Меню пользователя.*Иванова Анна/ });
const entry = (name: string) => screen.getByRole("menuitem", { name });

test("a click opens the menu, and another closes it", async () => {
  expect(opener()).toHaveAttribute("aria-expanded", "false");
  await userEvent.click(opener());
  expect(opener()).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByRole("menu", { name: "Меню пользователя" })).toBeInTheDocument();
  await userEvent.click(opener());
  expect(screen.queryByRole("menu")).toBeNull();
});

test("what is chosen is done, the menu closes, and the focus returns", async () => {
  await userEvent.click(opener());
  await userEvent.click(entry("Профиль"));
  expect(profile).toHaveBeenCalledTimes(1);
  expect(leave).not.toHaveBeenCalled();
  expect(screen.queryByRole("menu")).toBeNull();
  expect(opener()).toHaveFocus();
});

test("the keyboard walks round the menu, and chooses in it", async () => {
  opener().focus();
  await userEvent.keyboard("{Enter}");
  expect(entry("Профиль")).toHaveFocus();
  await userEvent.keyboard("{ArrowDown}");
  expect(entry("English")).toHaveFocus();
  await userEvent.keyboard("{End}{ArrowDown}");
  expect(entry("Профиль")).toHaveFocus();
  await userEvent.keyboard("{ArrowUp}");
  expect(entry("Выйти")).toHaveFocus();
  await userEvent.keyboard("{Home}{End}{Enter}");
  expect(leave).toHaveBeenCalledTimes(1);
});

test("Escape, and a click elsewhere, close it without doing anything", async () => {
  await userEvent.click(opener());
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(opener()).toHaveFocus();
  await userEvent.click(opener());
  await userEvent.click(document.body);
  expect(screen.queryByRole("menu")).toBeNull();
});
