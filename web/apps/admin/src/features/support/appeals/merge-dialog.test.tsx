import type { StaffAppealOut } from "@personal-cabinet/api/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { Telling } from "@personal-cabinet/session/inner/told";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import admin from "../../../shared/words/ru";
import problems from "../../../shared/words/ru-problems";
import { words } from "./appeals-page";
import { MergeDialog } from "./merge-dialog";

vi.setConfig({ testTimeout: 60_000 });

const AT = "2026-11-21T10:00:00+06:00";
const row = (number: number, more: Partial<StaffAppealOut> = {}): StaffAppealOut => ({
  id: `appeal-${number}`,
  number,
  kind: "question",
  topic: { id: 1, title: "По показаниям", title_en: "Readings" },
  account: null,
  customer: { name: "Белова Вера", user_id: "vera", customer_id: 3 },
  status: "new",
  created_at: AT,
  updated_at: AT,
  text: `Слова ${number}`,
  last: { text: "", by: "consumer", at: AT },
  awaits: true,
  assignee: null,
  team: null,
  answer_due_at: null,
  overdue: false,
  first_answer_minutes: null,
  way: "web",
  rating: null,
  merged_into: null,
  ...more,
});

let sent: { path: string; body: unknown }[] = [];
let answer: () => Response = () => Response.json({});

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
  answer = () => Response.json({});
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push({ path: new URL(request.url).pathname, body: await request.json() });
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(rows: StaffAppealOut[], onDone = vi.fn()) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Telling>
          <MergeDialog
            rows={rows}
            first={rows.map(({ id }) => id)}
            onClose={() => undefined}
            onDone={onDone}
          />
        </Telling>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return onDone;
}

const merge = () => screen.getByRole("button", { name: /Объединить$/ });

test("the eldest that goes on remains, unless another is chosen", async () => {
  const done = show([row(7), row(5, { status: "done" }), row(6, { status: "in_work" })]);
  expect(await screen.findByRole("radio", { name: "№ 6" })).toBeChecked();
  // What is closed takes nothing in.
  expect(screen.queryByRole("radio", { name: "№ 5" })).toBeNull();
  fireEvent.click(screen.getByRole("radio", { name: "№ 7" }));
  fireEvent.click(merge());
  await screen.findByText("Объединено: № 5, № 6 теперь в обращении № 7");
  expect(sent).toEqual([
    {
      path: "/api/cabinet/staff/appeals/appeal-7/merge",
      body: { ids: ["appeal-5", "appeal-6"] },
    },
  ]);
  expect(done).toHaveBeenCalledWith("appeal-7");
});

test("another subscriber's is told before anything is sent, and can be taken out", async () => {
  show([row(5), row(6), row(7, { customer: { name: "Орлов", user_id: "oleg", customer_id: 4 } })]);
  await screen.findByText(/^Это обращения разных абонентов/);
  expect(merge()).toBeDisabled();
  fireEvent.click(screen.getByRole("checkbox", { name: /Слова 7/ }));
  expect(screen.queryByText(/^Это обращения разных абонентов/)).toBeNull();
  fireEvent.click(merge());
  await vi.waitFor(() => expect(sent.map(({ body }) => body)).toEqual([{ ids: ["appeal-6"] }]));
});

test.each([
  ["Выберите хотя бы два обращения.", [row(5)]],
  [/^Черновик и уже объединённое/, [row(5), row(6, { status: "draft" })]],
  [/^Все выбранные закрыты/, [row(5, { status: "done" }), row(6, { status: "cancelled" })]],
])("%s", async (words_, rows) => {
  show(rows);
  await screen.findByText(words_);
  expect(merge()).toBeDisabled();
});

test("who was second is told, and the dialog stays", async () => {
  answer = () =>
    Response.json(
      { type: "urn:personal-cabinet:problem:appeal-merged", status: 409, into: {} },
      { status: 409 },
    );
  const done = show([row(5), row(6)]);
  await screen.findByRole("radio", { name: "№ 5" });
  fireEvent.click(merge());
  await screen.findByText("Обращение уже объединено с другим");
  expect(done).not.toHaveBeenCalled();
});
