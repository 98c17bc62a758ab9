import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import admin from "../../../shared/words/ru";
import { TopicForm } from "./topic-form";
import { words } from "./topics-page";

// The first rendering brings the whole kit in.
vi.setConfig({ testTimeout: 30_000 });

beforeAll(async () => {
  await startWords({ name: "admin", russian: admin, english: () => Promise.resolve(admin) });
  await addSection(words);
});

test("a topic needs a kind, and its group of kinds has no attribute that groups do not have", async () => {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method !== "GET") sent.push(await request.json());
    return Response.json({ items: [], total: 0 });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TopicForm topic={undefined} onDone={() => {}} />
    </QueryClientProvider>,
  );
  expect(document.querySelector("[role=group][aria-required]")).toBeNull();
  const [title] = screen.getAllByLabelText("Название");
  await userEvent.type(title as HTMLElement, "Счёт");
  await userEvent.click(screen.getByRole("button", { name: "Сохранить" }));
  expect(await screen.findByText("Выберите хотя бы один тип")).toBeInTheDocument();
  expect(sent).toEqual([]);
  await userEvent.click(screen.getAllByRole("checkbox")[0] as HTMLElement);
  await userEvent.click(screen.getByRole("button", { name: "Сохранить" }));
  await vi.waitFor(() => expect(sent).toMatchObject([{ title: "Счёт" }]));
});
