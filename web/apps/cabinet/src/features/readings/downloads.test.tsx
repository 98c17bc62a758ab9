import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { knownWords } from "@personal-cabinet/ui/known/known-words";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { fileNameOf as nameOf } from "../../shared/file-name";
import { Downloads } from "./downloads";
import { savedFiles } from "./readings-for-tests";
import { words as refusedWords } from "./refused/refused";

vi.setConfig({ testTimeout: 30_000 });

const METER = { id: 7, channels: ["A+" as const], time_zone: "Asia/Omsk" };
const saved = savedFiles();

beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve(cabinet) });
  // Parts that another file has shown do not bring their words a second time.
  await addSection(knownWords);
  await addSection(refusedWords);
});
function open(answer: (asked: URL) => Response) {
  vi.stubGlobal("fetch", async (request: Request) => answer(new URL(request.url)));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Downloads meter={METER} first="2026-11-01" last="2026-11-30" />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

test("each button asks for its format of the shown days and saves the file by its name", async () => {
  const asked: URL[] = [];
  open((url) => {
    asked.push(url);
    const name = encodeURIComponent(`Показания 1001.${url.searchParams.get("format")}`);
    return new Response("12345", {
      headers: { "Content-Disposition": `attachment; filename="_"; filename*=UTF-8''${name}` },
    });
  });
  for (const [button, format] of [
    ["Таблица Excel", "xlsx"],
    ["CSV", "csv"],
    ["Green Button", "green-button"],
  ] as const) {
    press(button);
    expect(await screen.findByText(`Файл готов: Показания 1001.${format}`)).toBeInTheDocument();
    expect(saved.at(-1)).toBe(`Показания 1001.${format} blob:5`);
    const { pathname, searchParams } = asked.at(-1) as URL;
    expect(pathname).toBe("/api/cabinet/meters/7/export");
    expect(Object.fromEntries(searchParams)).toEqual({
      format,
      start: "2026-11-01",
      end: "2026-11-30",
      language: "ru",
    });
  }
});

test("a refusal is told in words, and nothing is saved", async () => {
  open(() =>
    Response.json(
      { type: "urn:personal-cabinet:problem:too-many-exports", title: "x", status: 429 },
      { status: 429, headers: { "Content-Type": "application/problem+json" } },
    ),
  );
  press("CSV");
  expect(await screen.findByText("За этот час скачано очень много")).toBeInTheDocument();
  expect(saved).toEqual([]);
});

test("a name is read from its header", () => {
  expect(nameOf("attachment; filename=\"a.csv\"; filename*=UTF-8''%D0%B0%20b.csv")).toBe("а b.csv");
  expect(nameOf('attachment; filename="a.csv"')).toBeNull();
  expect(nameOf(null)).toBeNull();
});

test("a period is told as it was known on a day, beside now, with what has changed", async () => {
  const asked: string[] = [];
  open((url) => {
    asked.push(url.search);
    const then = url.searchParams.has("as_known_on");
    return Response.json({
      unit: "kWh",
      total: then ? 3.6 : 4.8,
      cost: then ? 1800 : 2400,
      cost_complete: true,
      points: [],
      ...(then && {
        nothing_known: false,
        corrections_total: 1,
        corrections: [
          {
            meter_id: 7,
            day: "2026-11-10",
            at: "2026-11-25T03:00:00Z",
            sender: "Учёт",
            batch_id: "b",
            before: 2.4,
            after: 3.6,
            difference: 1.2,
          },
        ],
      }),
    });
  });
  fireEvent.click(await screen.findByRole("button", { name: "Как было известно на дату" }));
  fireEvent.change(await screen.findByLabelText("Известно на"), {
    target: { value: "2026-11-20" },
  });
  await screen.findByText("4,8 кВт·ч, ≈ 24,00 ₽");
  expect(screen.getByText("Учёт")).toBeDefined();
  expect(screen.getByText("1,2 кВт·ч, ≈ 6,00 ₽")).toBeDefined();
  expect(asked.some((query) => /as_known_on=2026-11-20.*&cost=true/.test(query))).toBe(true);
});
