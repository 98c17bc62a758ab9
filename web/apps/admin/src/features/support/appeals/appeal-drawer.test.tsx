import type { StaffAppealCardOut } from "@personal-cabinet/api/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { Telling } from "@personal-cabinet/session/inner/told";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, fireEvent, render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import admin from "../../../shared/words/ru";
import problems from "../../../shared/words/ru-problems";
import { AppealDrawer } from "./appeal-drawer";
import { words } from "./appeals-page";

vi.setConfig({ testTimeout: 60_000 });

const FIRST = "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11";
const SECOND = "1c8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b12";
const NUMBERS: Record<string, number> = { [FIRST]: 5, [SECOND]: 6 };
const AT = "2026-11-21T10:00:00+06:00";

/** As it was when it was asked for: what is written since, the cache does not know. */
const cardOf = (id: string): StaffAppealCardOut => ({
  id,
  number: NUMBERS[id] ?? 0,
  kind: "question",
  topic: { id: 1, title: "По показаниям", title_en: "Readings" },
  account: null,
  customer: { name: "Белова Вера", user_id: null, customer_id: null },
  status: "new",
  created_at: AT,
  updated_at: AT,
  text: "Показания не соответствуют",
  last: { text: "Показания не соответствуют", by: "consumer", at: AT },
  awaits: true,
  assignee: null,
  answer_due_at: null,
  overdue: false,
  first_answer_minutes: null,
  way: "web",
  rating: null,
  team: null,
  merged_into: null,
  merged: [],
  contact: null,
  messages: [],
  notes: [],
  history: [{ status: "new", at: AT, by: "consumer", author: null }],
  fields: [],
  card: null,
  draft: null,
  others: [],
  allowed: ["in_work", "done", "cancelled"],
  etag: '"1"',
});

let saved: { path: string; text: string }[] = [];
let dropped: string[] = [];
let answered: unknown[] = [];

async function respond(request: Request): Promise<Response> {
  const { pathname: path } = new URL(request.url);
  const [, id = ""] = /appeals\/([0-9a-f-]{36})/.exec(path) ?? [];
  if (path.endsWith("/me"))
    return Response.json({ id: "me", display_name: "Пётр", rights: ["appeals:change"] });
  if (path.endsWith("/presence")) {
    return Response.json({ others: [], etag: '"1"', updated_at: AT, last_message_id: null });
  }
  if (path.endsWith("/draft") && request.method === "DELETE") {
    dropped.push(id);
    return new Response(null, { status: 204 });
  }
  if (path.endsWith("/draft")) {
    saved.push({ path, ...(await request.json()) });
    return new Response(null, { status: 204 });
  }
  if (path.endsWith("/answers")) {
    answered.push(await request.json());
    return Response.json({}, { status: 201 });
  }
  if (id) return Response.json(cardOf(id));
  return Response.json({ items: [], total: 0 });
}

beforeAll(async () => {
  configure({ asyncUtilTimeout: 20_000 });
  await startWords({
    name: "admin",
    russian: admin,
    english: () => Promise.resolve(admin),
    problems: { russian: problems, english: async () => ({ default: problems }) },
  });
  await addSection(words);
});
beforeEach(() => {
  saved = [];
  dropped = [];
  answered = [];
  vi.stubGlobal("fetch", respond);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Opens one appeal after another in the same drawer. */
function desk() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const drawer = (id: string, key = "page") => (
    <QueryClientProvider client={queries}>
      <MemoryRouter>
        <Telling>
          <AppealDrawer key={key} id={id} onClose={() => undefined} />
        </Telling>
      </MemoryRouter>
    </QueryClientProvider>
  );
  const { rerender } = render(drawer(FIRST));
  return async (id: string, key?: string) => {
    rerender(drawer(id, key));
    return within(await screen.findByRole("dialog", { name: `Обращение № ${NUMBERS[id]}` }));
  };
}

const field = (name: string) => ({ name, hidden: true });
const type = (box: HTMLElement, value: string) => fireEvent.change(box, { target: { value } });

test("what is being written outlives its form, which other appeals and pages make anew", async () => {
  const open = desk();
  const first = await open(FIRST);
  type(await first.findByRole("textbox", { name: "Ответ" }), "Проверим завтра");
  type(first.getByRole("textbox", field("Заметка для коллег")), "Звонил вчера");
  const second = await open(SECOND);
  expect(await second.findByRole("textbox", { name: "Ответ" })).toHaveValue("");
  type(second.getByRole("textbox", { name: "Ответ" }), "О другом");
  // The card of the first is still the one that was asked for before a word was written.
  const again = await open(FIRST);
  expect(await again.findByRole("textbox", { name: "Ответ" })).toHaveValue("Проверим завтра");
  expect(again.getByRole("textbox", field("Заметка для коллег"))).toHaveValue("Звонил вчера");
  const anew = await open(FIRST, "made anew");
  expect(await anew.findByRole("textbox", { name: "Ответ" })).toHaveValue("Проверим завтра");
  await vi.waitFor(() => expect(saved.map(({ text }) => text)).toContain("О другом"));
  expect(
    saved.every(({ path, text }) => path.includes(FIRST) === (text === "Проверим завтра")),
  ).toBe(true);
});

test("what was sent is not there again", async () => {
  const open = desk();
  const first = await open(FIRST);
  type(await first.findByRole("textbox", { name: "Ответ" }), "Проверим завтра");
  fireEvent.click(first.getByRole("button", { name: "Отправить" }));
  await vi.waitFor(() => expect(first.getByRole("textbox", { name: "Ответ" })).toHaveValue(""));
  await open(SECOND);
  const again = await open(FIRST);
  expect(await again.findByRole("textbox", { name: "Ответ" })).toHaveValue("");
});

test("a draft is dropped when it is asked for twice, and is not there again", async () => {
  const open = desk();
  const first = await open(FIRST);
  type(await first.findByRole("textbox", { name: "Ответ" }), "Не то");
  await first.findByText("Черновик сохранён, его видите только вы");
  fireEvent.click(first.getByRole("button", { name: "Удалить черновик" }));
  await screen.findByText("Удалить черновик ответа?");
  expect(dropped).toEqual([]);
  const sure = screen.getAllByRole("button", { name: "Удалить черновик" }).at(-1) as HTMLElement;
  fireEvent.click(sure);
  await vi.waitFor(() => expect(first.getByRole("textbox", { name: "Ответ" })).toHaveValue(""));
  expect(dropped).toEqual([FIRST]);
  await open(SECOND);
  const again = await open(FIRST);
  expect(await again.findByRole("textbox", { name: "Ответ" })).toHaveValue("");
});

test("Ctrl and Enter send what is written, and how many messages were seen", async () => {
  const open = desk();
  const first = await open(FIRST);
  const field = await first.findByRole("textbox", { name: "Ответ" });
  type(field, "Проверим завтра");
  fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
  await screen.findByText("Ответ отправлен, потребитель об этом узнает");
  expect(answered).toEqual([
    { text: "Проверим завтра", file_ids: [], after: null, seen: 0, status: "in_work" },
  ]);
});
