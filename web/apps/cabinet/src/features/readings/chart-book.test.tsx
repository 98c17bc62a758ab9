import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { ChartBook } from "./chart-book";
import type { Shown } from "./readings-address";
import { METER, savedFiles } from "./readings-for-tests";
import { readingsWords } from "./readings-words";
import { words as refusedWords } from "./refused/refused";

vi.setConfig({ testTimeout: 30_000 });

const MONTH: Shown = {
  meter: "7",
  channel: "A+",
  interval: "month",
  date: "2026-05-01",
  period: "calendar",
  compare: "previous",
};
const asked: URL[] = [];
const saved = savedFiles();

beforeAll(async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve(cabinet) });
  await addSection(readingsWords);
  await addSection(refusedWords);
});
beforeEach(() => void asked.splice(0));
const file = () =>
  new Response("12345", {
    headers: {
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent("Потребление 1001.xlsx")}`,
    },
  });

function take(shown: Partial<Shown>, compared = true, answer: () => Response = file) {
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(new URL(request.url));
    return answer();
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <ChartBook
          meter={METER as never}
          shown={{ ...MONTH, ...shown }}
          firstDay={1}
          compared={compared}
        />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Таблица XLSX" }));
}

const question = () => Object.fromEntries(asked[0]?.searchParams ?? []);

test("a workbook of the shown month is asked for with the month beside it, and saved by its name", async () => {
  take({ both: "1" });
  expect(await screen.findByText("Файл готов: Потребление 1001.xlsx")).toBeInTheDocument();
  expect(saved).toEqual(["Потребление 1001.xlsx blob:5"]);
  expect(asked[0]?.pathname).toBe("/api/cabinet/meters/7/consumption/workbook");
  expect(question()).toEqual({
    channel: "A+",
    period: "calendar",
    interval: "month",
    date: "2026-05-01",
    given: "true",
    compared: "2026-04-01",
    language: "ru",
  });
});

test("of an account's days the days before stand beside, and nothing where nothing is compared", async () => {
  const days: Partial<Shown> = {
    account: "3",
    interval: "days",
    date: "2026-05-04",
    end: "2026-05-06",
  };
  take(days);
  await screen.findByText(/^Файл готов/);
  expect(asked[0]?.pathname).toBe("/api/cabinet/accounts/3/consumption/workbook");
  expect(question()).toMatchObject({
    start: "2026-05-04",
    end: "2026-05-06",
    step: "day",
    compared: "2026-05-01",
    compared_end: "2026-05-03",
  });
});

test("nothing stands beside where nothing is compared", async () => {
  take({}, false);
  await screen.findByText(/^Файл готов/);
  expect(question()).not.toHaveProperty("compared");
  expect(question()).not.toHaveProperty("given");
});

test("a file that cannot be made is told in words", async () => {
  take({}, true, () =>
    Response.json(
      { type: "urn:personal-cabinet:problem:too-many-exports", title: "", status: 429 },
      { status: 429 },
    ),
  );
  expect(await screen.findByText(/^За этот час скачано очень много/)).toBeInTheDocument();
  expect(saved).toEqual([]);
});
