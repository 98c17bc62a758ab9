import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import admin from "../../../shared/words/ru";
import problems from "../../../shared/words/ru-problems";
import { words } from "./appeals-page";
import { Talk } from "./talk";

const LETTER = {
  id: 1,
  by: "consumer",
  text: "Спасибо",
  at: "2026-11-21T10:00:00+06:00",
  files: [],
  way: "letter",
  author: null,
  whole: "Спасибо\nОт: Омский свет",
} as const;
const NOTE = {
  id: 1,
  text: "Я тоже",
  at: "2026-11-21T10:05:00+06:00",
  author: null,
  sender: "eve@example.org",
};

beforeAll(async () => {
  await startWords({
    name: "admin",
    russian: admin,
    english: () => Promise.resolve(admin),
    problems: { russian: problems, english: async () => ({ default: problems }) },
  });
  await addSection(words);
});

test("what came by letter says so: all of it under a fold, and a stranger's as a note", () => {
  const appeal = {
    messages: [LETTER],
    notes: [NOTE],
    customer: { name: "Белова Вера", user_id: null, customer_id: 3 },
  } as unknown as StaffAppealCardOut;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Talk appeal={appeal} />
    </QueryClientProvider>,
  );
  const [letter, note] = within(screen.getByRole("list", { name: "Переписка" })).getAllByRole(
    "listitem",
  );
  expect(letter).toHaveTextContent("Белова Вера, письмом");
  expect(
    within(letter as HTMLElement)
      .getByText("Письмо целиком")
      .closest("details"),
  ).not.toHaveAttribute("open");
  expect(note).toHaveTextContent("Внутренняя заметка, eve@example.org, письмом");
  expect(note).toHaveTextContent("Пришёл ответ с чужого адреса. Потребитель его не видит.");
});
