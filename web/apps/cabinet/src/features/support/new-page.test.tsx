import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { Telling } from "@personal-cabinet/session/inner/told";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router";
import { Component as Page, words } from "./new-page";

vi.setConfig({ testTimeout: 30_000 });

const FORM = {
  kinds: ["question", "request", "complaint", "other"].map((kind) => ({
    kind,
    title: kind,
    title_en: kind,
  })),
  topics: [
    { id: 1, title: "По показаниям", title_en: "Readings", kinds: ["question"], fields: [] },
    {
      id: 2,
      title: "Подключение",
      title_en: "Connection",
      kinds: ["request"],
      fields: [
        {
          key: "power",
          title: "Мощность, кВт",
          title_en: "Power, kW",
          type: "number",
          required: true,
          choices: [],
        },
      ],
    },
  ],
  accounts: [{ id: 5, number: "5501000011", address: "Омск, ул. Мира, д. 5" }],
  limits: { text: 4000, files: 5, file_bytes: 10_485_760, types: [] },
  draft: null as object | null,
};
const MADE = { id: "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11", number: 42 };

type Sent = { method: string; path: string; body: unknown; key: string | null };
let sent: Sent[] = [];

beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve({}) });
  await addSection(words);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

type Answers = { draft?: object | null; send?: () => Response | Promise<Response> };

function open({ draft = null, send }: Answers = {}, address = "/support/new") {
  sent = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname: path } = new URL(request.url);
    const { method } = request;
    if (path === "/api/auth/me") return Response.json({ id: "elena", display_name: "Елена" });
    if (path === "/api/cabinet/appeals/form") return Response.json({ ...FORM, draft });
    const text = await request.text();
    const key = request.headers.get("Idempotency-Key");
    sent.push({ method, path, body: text ? JSON.parse(text) : null, key });
    if (path === "/api/cabinet/appeals/draft") return Response.json({});
    return (await send?.()) ?? Response.json(MADE, { status: 201 });
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter initialEntries={[address]}>
        <Telling>
          <Routes>
            <Route path="/support/new" element={<Page />} />
            <Route path="*" element={<p>elsewhere</p>} />
          </Routes>
        </Telling>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const kind = async (name: RegExp) => fireEvent.click(await screen.findByRole("radio", { name }));
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } });
const posts = () => sent.filter(({ path }) => path === "/api/cabinet/appeals");

test("an appeal of one account is written in three acts, and sent with that account", async () => {
  open();
  await kind(/^Вопрос/);
  expect(screen.getByRole("combobox", { name: "Тема" })).toHaveValue("1");
  type("Сообщение", "  Почему такой расход?  ");
  press("Отправить");
  expect(await screen.findByText("elsewhere")).toBeVisible();
  expect(await screen.findByText("Обращение № 42 отправлено")).toBeVisible();
  expect(posts()).toHaveLength(1);
  expect(posts()[0]?.body).toEqual({
    kind: "question",
    topic_id: 1,
    account_id: 5,
    text: "Почему такой расход?",
    fields: {},
    file_ids: [],
    card: null,
  });
});

test("what a topic asks for is told before anything is sent", async () => {
  open();
  await kind(/^Заявка/);
  type("Сообщение", "Подключите дом");
  press("Отправить");
  const field = await screen.findByRole("textbox", { name: "Мощность, кВт" });
  expect(field).toHaveAttribute("aria-invalid", "true");
  type("Мощность, кВт", "пятнадцать");
  expect(screen.getByText("Нужно число, например 12,5")).toBeVisible();
  expect(posts()).toEqual([]);
  type("Мощность, кВт", "12,5");
  press("Отправить");
  await screen.findByText("elsewhere");
  expect(posts()[0]?.body).toMatchObject({ topic_id: 2, fields: { power: "12,5" } });
});

test("after a broken connection it is sent again under the same key, also after a reload", async () => {
  let broken = true;
  const send = () => {
    if (broken) throw new TypeError("no network");
    return Response.json(MADE, { status: 201 });
  };
  open({ send });
  await kind(/^Вопрос/);
  type("Сообщение", "Где мой счёт?");
  press("Отправить");
  expect(await screen.findByText("Неизвестно, дошло ли обращение")).toBeVisible();
  const key = posts()[0]?.key;
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  cleanup();
  broken = false;
  open({ send });
  expect(await screen.findByRole("textbox", { name: "Сообщение" })).toHaveValue("Где мой счёт?");
  press("Отправить ещё раз");
  await screen.findByText("elsewhere");
  expect(posts().map((post) => post.key)).toEqual([key]);
});

test("other words than those that have arrived stay where they are", async () => {
  const send = () =>
    Response.json(
      { type: "urn:personal-cabinet:problem:idempotency-key-reused", status: 409 },
      { status: 409 },
    );
  open({ send });
  await kind(/^Вопрос/);
  type("Сообщение", "Другой текст");
  press("Отправить");
  expect(await screen.findByText("Прежний вариант уже отправлен")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "Сообщение" })).toHaveValue("Другой текст");
});

test("an appeal whose answer was lost is not asked for once the service has dropped its draft", async () => {
  sessionStorage.setItem("draft:appeal-key", JSON.stringify({ user: "elena", draft: "old" }));
  open();
  await kind(/^Вопрос/);
  expect(screen.queryByText("Неизвестно, дошло ли обращение")).toBeNull();
  type("Сообщение", "Новый вопрос");
  press("Отправить");
  await screen.findByText("elsewhere");
  expect(posts()[0]?.key).not.toBe("old");
});

test("a draft is kept while it is typed, and found again", async () => {
  open();
  await kind(/^Вопрос/);
  type("Сообщение", "Пока не дописа");
  expect(await screen.findByText("Черновик сохранён", {}, { timeout: 5000 })).toBeVisible();
  expect(sent.at(-1)).toMatchObject({
    method: "PUT",
    path: "/api/cabinet/appeals/draft",
    body: { kind: "question", text: "Пока не дописа", account_id: 5 },
  });
  cleanup();
  const draft = { kind: "question", topic_id: 1, account_id: 5, text: "С телефона", fields: {} };
  open({ draft: { ...draft, files: [], card: null } });
  expect(await screen.findByRole("textbox", { name: "Сообщение" })).toHaveValue("С телефона");
});

test("a thing that was looked at goes along as a card, and can be taken away", async () => {
  open(
    {},
    "/support/new?card=event&id=7%2F12&at=2026-11-21T10:00:00%2B06:00&title=Вскрыта%20крышка",
  );
  const card = await screen.findByRole("region", { name: /вы смотрели/ });
  expect(within(card).getByText("Вскрыта крышка")).toBeVisible();
  await kind(/^Вопрос/);
  type("Сообщение", "Что это?");
  press("Отправить");
  await screen.findByText("elsewhere");
  expect(posts()[0]?.body).toMatchObject({
    card: { kind: "event", id: "7/12", at: "2026-11-21T10:00:00+06:00", title: "Вскрыта крышка" },
  });
});

test("a file of a wrong kind or size is refused before it is sent", async () => {
  open();
  const input = await screen.findByLabelText("Приложить файлы");
  const large = new File(["x"], "photo.jpg");
  Object.defineProperty(large, "size", { value: 11 * 1024 * 1024 });
  fireEvent.change(input, { target: { files: [new File(["x"], "page.html"), large] } });
  expect(await screen.findByText(/^Такой файл не подойдёт/)).toBeVisible();
  expect(screen.getByText(/^Файл больше 10/)).toBeVisible();
  await kind(/^Вопрос/);
  type("Сообщение", "С файлом");
  press("Отправить");
  await waitFor(() => expect(screen.getByText(/^Уберите файлы/)).toBeVisible());
  expect(posts()).toEqual([]);
});
