import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { ITEM, OPEN, open, problem, russian, SENT, zoneOf } from "./submissions-for-tests";

// The first rendering brings the whole kit in.
vi.setConfig({ testTimeout: 30_000 });

const plain = (text: string | null | undefined) => text?.replace(/\u00a0/g, " ");

beforeAll(russian);
afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const type = (name: string, text: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value: text } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const fieldOf = (name: string) => screen.findByRole("textbox", { name });

test("a reading is typed and sent: two acts to its receipt", async () => {
  const { asked } = open({ items: [ITEM] });
  const field = await fieldOf("T1, День");
  expect(field).toHaveAttribute("inputmode", "decimal");
  // What it showed before is told below: within the field it would be taken for typed.
  expect(field).not.toHaveAttribute("placeholder");
  expect(screen.getByText("Было 1200,0 — 26.10.2026, передано вами")).toBeVisible();
  expect(screen.getByText(/Принимаем по 26.11.2026 включительно, осталось 5 дней/)).toBeVisible();
  type("T1, День", "1234,5");
  expect(plain(screen.getByText(/^\+34,5/).textContent)).toBe("+34,5 кВт·ч");
  press("Передать");
  expect(await screen.findByText("В пути")).toBeVisible();
  expect(asked).toEqual([
    {
      path: "/api/cabinet/meters/7/submissions",
      body: { values: { T1: "1234,5" }, confirm: false },
    },
  ]);
  expect(await screen.findByText("Квитанция № 00000042")).toBeVisible();
  expect(screen.getByRole("link", { name: "Скачать PDF" })).toHaveAttribute(
    "href",
    `/api/cabinet/receipts/${SENT.receipt}?format=pdf&language=ru`,
  );
  expect(screen.getByText("Показания переданы: T1, День: 1234,5")).toBeVisible();
  expect(document.activeElement).toContainElement(screen.getByText("В пути"));
});

test("what was handed in has its time by the clock of the place, and leads to the check", async () => {
  const submitted = { ...SENT, submitted_at: "2026-11-21T23:30:00+12:00" };
  open({ items: [{ ...ITEM, submitted }] });
  expect(await screen.findByText(/21 ноября, 23:30/)).toBeVisible();
  await screen.findByText("Квитанция № 00000042");
  expect(screen.getByRole("link", { name: "Проверить подпись" })).toHaveAttribute(
    "href",
    "/verify#a.b.c",
  );
});

test.each([
  ["12а4", "Только цифры и запятая"],
  ["1,2,3", "Запятая нужна одна"],
  ["-5", "Показание не бывает с минусом"],
  ["12345678", "Слишком много цифр: до запятой у прибора 6 цифр"],
  ["1234,56", "После запятой у прибора 1 цифра"],
  ["1100", "Меньше прошлого показания 1200,0. Проверьте цифры"],
  ["", "Введите показание"],
])("«%s» is refused by the field before it is sent", async (text, why) => {
  const { asked } = open({ items: [ITEM] });
  const field = await fieldOf("T1, День");
  type("T1, День", text);
  press("Передать");
  expect(await screen.findByText(why)).toBeVisible();
  expect(field).toHaveAttribute("aria-invalid", "true");
  expect(field).toHaveFocus();
  expect(asked).toEqual([]);
});

test("what was only computed may be corrected downwards", async () => {
  const computed = {
    zone: "T1" as const,
    value_wh: 1_200_000,
    taken_on: "2026-11-01",
    source: "computed" as const,
  };
  const zones = ITEM.zones.map((zone) => ({ ...zone, previous: computed }));
  const { asked } = open({ items: [{ ...ITEM, zones }] });
  await fieldOf("T1, День");
  expect(screen.getByText("Было 1200,0 — 01.11.2026, расчётное")).toBeVisible();
  type("T1, День", "1190");
  press("Передать");
  await screen.findByText("В пути");
  expect(asked).toHaveLength(1);
});

test("an unusual reading is asked back before it is sent, whoever notices it", async () => {
  const doubt = { zone: "T1", why: ["unusual"], consumption_wh: 190_000, most_wh: 150_000 };
  const { asked } = open({
    items: [ITEM],
    submit: (_meter, body) =>
      (body as { confirm: boolean }).confirm
        ? Response.json(SENT, { status: 201 })
        : problem("reading-to-confirm", 409, { zones: [doubt] }),
  });
  await fieldOf("T1, День");
  type("T1, День", "2100");
  press("Передать");
  const question = await screen.findByRole("alert");
  expect(plain(question.textContent)).toContain(
    "T1, День: расход 900 кВт·ч, а обычно не больше 200 кВт·ч.",
  );
  expect(asked).toEqual([]);
  press("Исправить цифры");
  expect(await fieldOf("T1, День")).toHaveFocus();
  type("T1, День", "1390");
  press("Передать");
  expect(plain((await screen.findByRole("alert")).textContent)).toContain(
    "T1, День: расход 190 кВт·ч, а обычно не больше 150 кВт·ч.",
  );
  press("Да, передать");
  await screen.findByText("В пути");
  expect(asked.map(({ body }) => (body as { confirm: boolean }).confirm)).toEqual([false, true]);
});

test("a turn of the wheels is told in words, and what has been used with it", async () => {
  const zones = [{ ...zoneOf("T1", "День", 999_950_000), ratio: 2, most_wh: 200_000 }];
  const { asked } = open({ items: [{ ...ITEM, zones }] });
  await fieldOf("T1, День");
  type("T1, День", "40");
  expect(screen.getByText("счётчик прошёл через нули")).toBeVisible();
  press("Передать");
  expect(plain((await screen.findByRole("alert")).textContent)).toContain(
    "T1, День: 40 меньше прошлого показания 999950,0. Похоже, счётчик прошёл через нули: расход 180 кВт·ч.",
  );
  press("Да, передать");
  await screen.findByText("В пути");
  expect(asked).toHaveLength(1);
});

test("what is typed outlives a reload, and is another user's never", async () => {
  const page = open({ items: [ITEM] });
  await fieldOf("T1, День");
  type("T1, День", "1234");
  document.body.replaceChildren();
  open({ items: [ITEM] });
  expect(await fieldOf("T1, День")).toHaveValue("1234");
  expect(page.asked).toEqual([]);
  const kept = JSON.parse(sessionStorage.getItem("draft:submissions") ?? "");
  expect(kept.user).toBe("elena");
});

test("the service's refusals stand at their fields", async () => {
  open({
    items: [{ ...ITEM, zones: [zoneOf("T1", "День", 0), zoneOf("T2", "Ночь", 0)] }],
    submit: () =>
      problem("validation-failed", 422, {
        errors: [{ field: "body.values.T2", code: "reading-lower", message: "" }],
      }),
  });
  await fieldOf("T2, Ночь");
  type("T1, День", "10");
  type("T2, Ночь", "20");
  expect(plain(screen.getByText(/^Всего/).textContent)).toBe("Всего 30 кВт·ч");
  press("Передать");
  await waitFor(() =>
    expect(screen.getByRole("textbox", { name: "T2, Ночь" })).toHaveAttribute(
      "aria-invalid",
      "true",
    ),
  );
  expect(screen.getByRole("textbox", { name: "T2, Ночь" })).toHaveFocus();
});

test("several meters are sent by one button, and what stays behind is said", async () => {
  const two: typeof ITEM = { ...ITEM, meter_id: 8, name: "Гараж" };
  const { asked } = open({ items: [ITEM, two] });
  const fields = await screen.findAllByRole("textbox");
  press("Передать всё введённое");
  expect(await screen.findByText("Сначала введите показания.")).toBeVisible();
  fireEvent.change(fields[0] as Element, { target: { value: "1234,5" } });
  fireEvent.change(fields[1] as Element, { target: { value: "1" } });
  press("Передать всё введённое");
  expect(
    await screen.findByText(/Передано: 1 прибор учёта. Переданы не все показания/),
  ).toBeVisible();
  expect(asked.map(({ path }) => path)).toEqual(["/api/cabinet/meters/7/submissions"]);
});

test("a reading is corrected while the window is open", async () => {
  const { asked } = open({ items: [{ ...ITEM, submitted: SENT }] });
  fireEvent.click(await screen.findByRole("button", { name: "Исправить" }));
  expect(await fieldOf("T1, День")).toHaveValue("1234,5");
  type("T1, День", "1244,5");
  press("Передать");
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toEqual({ values: { T1: "1244,5" }, confirm: false });
});

test("a refusal is told in the supplier's words, with the way to send anew", async () => {
  const refusal = { code: "photo", text: "На фото другой счётчик", by: "staff" as const };
  open({ items: [{ ...ITEM, submitted: { ...SENT, state: "refused", refusal } }] });
  expect(await screen.findByText("Показания не приняты: На фото другой счётчик")).toBeVisible();
  expect(screen.getByRole("button", { name: "Передать заново" })).toBeVisible();
});

test("a shut window says when it opens, and offers to remind", async () => {
  const window = { ...OPEN, open: false, opens_on: "2026-12-15", closes_on: "2026-12-26" };
  open({ items: [{ ...ITEM, window }] });
  expect(await screen.findByText(/Следующий приём: с 15.12.2026 по 26.12.2026/)).toBeVisible();
  expect(screen.getByRole("link", { name: "Напомнить о начале приёма" })).toHaveAttribute(
    "href",
    "/profile/notifications",
  );
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("meters that nobody reads by hand say why", async () => {
  const removed = { reason: "removed" as const, since: "2026-06-14" };
  open({
    items: [
      { ...ITEM, read_remotely: true, blocked: { reason: "read_remotely", since: null } },
      { ...ITEM, meter_id: 8, blocked: removed },
    ],
  });
  expect(await screen.findByText(/приходят с прибора сами/)).toBeVisible();
  expect(screen.getByText(/Прибор учёта снят 14.06.2026/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Передать" })).toBeNull();
});

test("the history is asked for when it is unfolded, corrections beside it", async () => {
  open({ items: [ITEM] });
  const fold = (await screen.findByText("Что передавали раньше")).closest("details");
  if (!fold) throw new Error("no history");
  fold.open = true;
  fireEvent(fold, new Event("toggle"));
  expect(await within(fold).findByText(/исправлены позже/)).toBeInTheDocument();
});

test("who has no account is led to adding one, who has nothing to read is told so", async () => {
  open({ items: [] });
  expect(await screen.findByRole("link", { name: "Добавить лицевой счёт" })).toHaveAttribute(
    "href",
    "/account/add",
  );
  cleanup();
  open({ items: [], accounts: [{ id: 1 }] });
  expect(await screen.findByText("Здесь пока нечего передавать")).toBeVisible();
  expect(screen.queryByRole("link", { name: "Добавить лицевой счёт" })).toBeNull();
});
