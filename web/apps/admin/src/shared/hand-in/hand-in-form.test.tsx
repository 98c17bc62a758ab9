import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, fireEvent, render, screen } from "@testing-library/react";
import admin from "../words/ru";
import problems from "../words/ru-problems";
import { Component as HandIn, words } from "./hand-in-button";

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 15_000 });

const ITEM = {
  meter_id: 7,
  usage_point_id: 1,
  name: "Дача",
  serial_number: "44103814060174",
  account_number: "5501000011",
  address: "Омск, ул. Мира, д. 5",
  ratio: 1,
  read_remotely: false,
  zones: [
    {
      zone: "T1",
      title: "День",
      digits: 6,
      decimals: 1,
      previous: { zone: "T1", value_wh: 1_200_000, taken_on: "2026-10-26", source: "own" },
      ratio: 1,
      most_wh: 200_000,
    },
  ],
  window: {
    open: false,
    opens_on: "2026-12-15",
    closes_on: "2026-12-26",
    time_zone: "Asia/Omsk",
    today: "2026-11-29",
  },
  blocked: null,
  warnings: [],
  submitted: null,
};

const told: string[] = [];

beforeAll(async () => {
  await startWords({
    name: "admin",
    russian: admin,
    english: () => Promise.resolve(admin),
    problems: { russian: problems, english: () => Promise.resolve({ default: problems }) },
  });
  await addSection(words);
});
afterEach(() => vi.unstubAllGlobals());

function open(item: object, answer: (body: Record<string, unknown>) => Response) {
  told.length = 0;
  const sent: Record<string, unknown>[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json(item);
    const body = await request.json();
    sent.push(body);
    return answer(body);
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <HandIn meterId={7} onDone={(words) => told.push(words)} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Передать за потребителя" }));
  return sent;
}

const problem = (type: string, status: number, more: object) =>
  Response.json({ type: `urn:personal-cabinet:problem:${type}`, status, ...more }, { status });
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const send = () => fireEvent.click(screen.getByRole("button", { name: "Передать" }));

test("outside the days a reason is asked for, and doubts are confirmed by the consumer", async () => {
  const doubt = { zone: "T1", why: ["unusual"], consumption_wh: 900_000, most_wh: 200_000 };
  const sent = open(ITEM, ({ confirm }) =>
    confirm
      ? Response.json({}, { status: 201 })
      : problem("reading-to-confirm", 409, { zones: [doubt] }),
  );
  expect(await screen.findByText(/следующий приём — с 15.12.2026 по 26.12.2026/)).toBeVisible();
  expect(screen.getByText("Было 1200,0 — 26.10.2026")).toBeVisible();
  type("T1, День, кВт·ч", "2100,0");
  send();
  expect(await screen.findByText("Заполните это поле")).toBeInTheDocument();
  expect(sent).toEqual([]);
  type("Почему принимаем вне срока", "Не мог войти");
  send();
  expect(await screen.findByText(/расход 900.кВт·ч, а обычно не больше 200.кВт·ч/)).toBeVisible();
  fireEvent.click(screen.getByRole("checkbox"));
  send();
  await vi.waitFor(() => expect(told).toEqual(["Показания переданы за потребителя."]));
  expect(sent.at(-1)).toEqual({
    values: { T1: "2100,0" },
    taken_on: "2026-11-29",
    reason: "Не мог войти",
    confirm: true,
  });
});

test("what is wrong stands by its field", async () => {
  open({ ...ITEM, window: { ...ITEM.window, open: true } }, () =>
    problem("reading-lower", 422, { errors: [{ field: "values.T1", code: "reading-lower" }] }),
  );
  await screen.findByText(/до 26.12.2026 включительно/);
  type("T1, День, кВт·ч", "1100");
  send();
  expect(await screen.findByText("Раньше счётчик показывал больше")).toBeInTheDocument();
});

test("of a meter whose readings come by themselves nothing is asked", async () => {
  open({ ...ITEM, blocked: { reason: "read_remotely", since: null } }, () => Response.json({}));
  expect(await screen.findByText(/Показания этого прибора приходят сами/)).toBeVisible();
  expect(screen.queryByRole("textbox")).toBeNull();
});
