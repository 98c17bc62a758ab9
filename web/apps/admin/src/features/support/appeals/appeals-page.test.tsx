import type { StaffAppealCardOut, StaffAppealOut } from "@personal-cabinet/api/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { Telling } from "@personal-cabinet/session/inner/told";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  cleanup,
  configure,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { usePanelSettings } from "../../../shared/use-panel-settings";
import admin from "../../../shared/words/ru";
import problems from "../../../shared/words/ru-problems";
import { Component as AppealsPage, words } from "./appeals-page";

vi.setConfig({ testTimeout: 60_000 });

const ID = "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11";
const ANNA = { id: "11111111-6b0e-4a55-9f0b-2f6f0a6c2b11", name: "Анна Дежурная" };
const ROW: StaffAppealOut = {
  id: ID,
  number: 5,
  kind: "question",
  topic: { id: 1, title: "По показаниям", title_en: "Readings" },
  account: { id: 1, number: "5501000011", address: "Омск, ул. Мира, д. 5" },
  customer: { name: "Белова Вера", user_id: ID, customer_id: 3 },
  status: "new",
  created_at: "2026-11-21T10:00:00+06:00",
  updated_at: "2026-11-21T10:00:00+06:00",
  text: "Показания не соответствуют",
  last: { text: "Показания не соответствуют", by: "consumer", at: "2026-11-21T10:00:00+06:00" },
  awaits: true,
  assignee: null,
  answer_due_at: "2026-11-21T12:00:00+06:00",
  overdue: true,
  first_answer_minutes: null,
  way: "web",
  rating: null,
  team: null,
  merged_into: null,
};
const CARD: StaffAppealCardOut = {
  ...ROW,
  contact: null,
  messages: [
    {
      id: 1,
      by: "consumer",
      text: "Показания не соответствуют",
      at: ROW.created_at,
      files: [],
      way: "web",
      author: null,
      from_number: null,
    },
  ],
  merged: [],
  notes: [{ id: 1, text: "Звонил вчера", at: "2026-11-21T10:05:00+06:00", author: ANNA }],
  history: [{ status: "new", at: ROW.created_at, by: "consumer", author: null }],
  fields: [],
  card: null,
  draft: null,
  others: [{ ...ANNA, typing: true, seen_at: ROW.created_at }],
  allowed: ["in_work", "done", "cancelled"],
  etag: '"1"',
};
const COUNTERS = { draft: 0, new: 1, in_work: 2, done: 3, cancelled: 0 };
const SETTINGS = { name: "Энергосбыт", time_zone: "Asia/Omsk", rows_per_page: 20 };

type Sent = { method: string; path: string; body: unknown };
let sent: Sent[] = [];
let lists: string[] = [];
let rows: StaffAppealOut[] = [];
let news = { at: "2026-11-21T04:00:00Z", arrived: 0, changed: 0 };
let answer: () => Response = () => Response.json({}, { status: 201 });

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
  sent = [];
  lists = [];
  rows = [ROW];
  news = { ...news, arrived: 0, changed: 0 };
  answer = () => Response.json({}, { status: 201 });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Panel() {
  return usePanelSettings().data ? <AppealsPage /> : null;
}

const RIGHTS: Record<string, string[]> = {
  viewer: ["appeals:see"],
  operator: ["appeals:see", "appeals:change", "accounts:see", "exports:make"],
};

async function respond(request: Request, role: string): Promise<Response> {
  const { pathname: path, search } = new URL(request.url);
  const { method } = request;
  if (path.endsWith("/me"))
    return Response.json({ id: "me", display_name: "Пётр", role, rights: RIGHTS[role] });
  if (path.endsWith("/staff/settings")) return Response.json(SETTINGS);
  if (path.endsWith("/columns")) return Response.json({ columns: [] });
  if (path.endsWith("/news")) return Response.json(news);
  if (path.endsWith("/presence")) {
    const { others, etag, updated_at } = CARD;
    return Response.json({ others, etag, updated_at, last_message_id: 1 });
  }
  if (method === "GET" && path.endsWith(ID)) return Response.json(CARD);
  if (method === "GET" && path === "/api/cabinet/staff/appeals") {
    lists.push(search);
    return Response.json({ items: rows, total: rows.length, counters: COUNTERS, unread: 1 });
  }
  if (method === "GET") return Response.json({ items: [], total: 0 });
  const text = await request.text();
  sent.push({ method, path, body: text ? JSON.parse(text) : null });
  return path.endsWith("/answers") ? answer() : Response.json(CARD, { status: 200 });
}

function show(role = "operator", address = "/appeals") {
  vi.stubGlobal("fetch", (request: Request) => respond(request, role));
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter initialEntries={[address]}>
        <Telling>
          <Panel />
        </Telling>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return queries;
}

const drawer = () => screen.findByRole("dialog", { name: "Обращение № 5" });
const answers = () => sent.filter(({ path }) => path.endsWith("/answers"));

test("counters narrow the list, and the period goes to the service by its days", async () => {
  show("viewer", "/appeals?interval=month&date=2026-11-01&kind=question");
  fireEvent.click(await screen.findByRole("button", { name: "2 В работе" }));
  await screen.findByRole("button", { name: "2 В работе", pressed: true });
  expect(lists.at(-1)).toContain("status=in_work");
  expect(lists.at(-1)).toContain("from=2026-11-01&to=2026-11-30");
  expect(lists.at(-1)).toContain("kind=question");
});

test("the period is also days from any one to any other, with steps of as many", async () => {
  show("viewer", "/appeals?interval=days&date=2026-10-01&end=2026-10-10");
  await screen.findByRole("link", { name: /^№ 5/ });
  expect(lists.at(-1)).toContain("from=2026-10-01&to=2026-10-10");
  fireEvent.click(screen.getByRole("button", { name: "Столько же дней раньше" }));
  await waitFor(() => expect(lists.at(-1)).toContain("from=2026-09-21&to=2026-09-30"));
});

test("what has come waits to be shown, and no row moves until then", async () => {
  const queries = show();
  await screen.findByRole("link", { name: /^№ 5/ });
  rows = [
    { ...ROW, id: "new", number: 6, text: "Нет света" },
    { ...ROW, status: "in_work" },
  ];
  await queries.invalidateQueries({ queryKey: ["appeals"] });
  const more = await screen.findByRole("button", { name: "1 новое — показать" });
  expect(screen.queryByText("Нет света")).toBeNull();
  fireEvent.click(more);
  expect(await screen.findByText("Нет света")).toBeVisible();
});

test("an answer that came second is told of the first, and stays as it was written", async () => {
  const messages = [
    { ...CARD.messages[0], id: 2, by: "staff", text: "Уже исправили", author: ANNA },
  ];
  answer = () =>
    Response.json(
      { type: "urn:personal-cabinet:problem:answered-meanwhile", status: 409, messages },
      { status: 409 },
    );
  show("operator", `/appeals?appeal=${ID}`);
  const card = within(await drawer());
  fireEvent.change(await card.findByRole("textbox", { name: "Ответ" }), {
    target: { value: "Проверим завтра" },
  });
  fireEvent.click(card.getByRole("button", { name: "Отправить" }));
  expect(await card.findByText("Уже исправили")).toBeVisible();
  expect(card.getByRole("textbox", { name: "Ответ" })).toHaveValue("Проверим завтра");
  answer = () => Response.json({}, { status: 201 });
  // Where nothing is animated, the sign of sending stays, which is a word of the button's.
  fireEvent.click(await card.findByRole("button", { name: /Отправить всё равно$/ }));
  await screen.findByText("Ответ отправлен, потребитель об этом узнает");
  expect(answers().map(({ body }) => (body as { after: number }).after)).toEqual([1, 2]);
  expect(card.getByRole("textbox", { name: "Ответ" })).toHaveValue("");
});

test("a note is told apart by a word, and goes where no consumer reads", async () => {
  show("operator", `/appeals?appeal=${ID}`);
  const card = within(await drawer());
  const noted = (await card.findByText("Звонил вчера")).closest("li") as HTMLElement;
  expect(within(noted).getByText(/^Внутренняя заметка, Анна Дежурная/)).toBeVisible();
  fireEvent.click(card.getByText("Внутренняя заметка", { selector: ".ant-segmented-item-label" }));
  expect(card.getByText("Потребитель этого не увидит и ничего не узнает.")).toBeVisible();
  fireEvent.change(card.getByRole("textbox", { name: "Заметка для коллег" }), {
    target: { value: "Проверить прибор" },
  });
  fireEvent.click(card.getByRole("button", { name: "Добавить заметку" }));
  await screen.findByText("Заметка добавлена");
  expect(sent.map(({ path }) => path)).toEqual([`/api/cabinet/staff/appeals/${ID}/notes`]);
});

test("a colleague who is writing is named, and only allowed statuses are offered", async () => {
  show("operator", `/appeals?appeal=${ID}`);
  const card = within(await drawer());
  expect(await card.findByText("Анна Дежурная пишет ответ")).toBeVisible();
  expect(card.getByRole("button", { name: "Взять в работу" })).toBeVisible();
  expect(card.queryByRole("button", { name: "Сделать новым" })).toBeNull();
});

test("a viewer reads, and changes nothing", async () => {
  show("viewer", `/appeals?appeal=${ID}`);
  const card = within(await drawer());
  await card.findByText("Звонил вчера");
  expect(card.queryByRole("textbox")).toBeNull();
  expect(card.queryByRole("button", { name: "Взять в работу" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Новое обращение" })).toBeNull();
});
