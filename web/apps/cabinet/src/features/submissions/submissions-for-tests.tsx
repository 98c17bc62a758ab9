/** A meter to hand readings in for, what the service answers, and the page with both. */

import type { FormMeterOut, SubmissionOut } from "@personal-cabinet/api/cabinet";
import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { addSection, startWords } from "@personal-cabinet/i18n/setup";
import { Telling } from "@personal-cabinet/session/inner/told";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { Component as Page, words } from "./submissions-page";

export const OPEN = {
  open: true,
  opens_on: "2026-11-15",
  closes_on: "2026-11-26",
  time_zone: "Europe/Moscow",
  today: "2026-11-21",
};

type Zone = FormMeterOut["zones"][number];

export const zoneOf = (zone: Zone["zone"], title: string, value_wh: number): Zone => ({
  zone,
  title,
  digits: 6,
  decimals: 1,
  previous: { zone, value_wh, taken_on: "2026-10-26", source: "own" },
  ratio: 1,
  most_wh: 200_000,
});

export const ITEM: FormMeterOut = {
  meter_id: 7,
  usage_point_id: 1,
  name: "Дача",
  serial_number: "44103814060174",
  account_number: "5501000011",
  address: "Омск, ул. Мира, д. 5",
  ratio: 1,
  read_remotely: false,
  zones: [zoneOf("T1", "День", 1_200_000)],
  window: OPEN,
  blocked: null,
  warnings: [],
  submitted: null,
};

export const SENT: SubmissionOut = {
  id: "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11",
  state: "on_its_way",
  meter_id: 7,
  usage_point_id: 1,
  taken_on: "2026-11-21",
  submitted_at: "2026-11-21T10:00:00+03:00",
  values: [{ zone: "T1", value_wh: 1_234_500, decimals: 1 }],
  previous: [{ zone: "T1", value_wh: 1_200_000, taken_on: "2026-10-26", source: "own" }],
  consumption_wh: { T1: 34_500 },
  overdue_since: null,
  corrects: null,
  corrected_by: null,
  refusal: null,
  correctable_until: "2026-11-26",
  receipt: "5f6a7c21-6b0e-4a55-9f0b-2f6f0a6c2b11",
  photo: false,
  way: "web",
};

export const problem = (type: string, status: number, more: object = {}) =>
  Response.json({ type: `urn:personal-cabinet:problem:${type}`, status, ...more }, { status });

type Asked = { path: string; body: unknown };
type Answers = {
  items: FormMeterOut[];
  accounts?: object[];
  submit?: (meter: string, body: unknown) => Response;
};

/** Opens the page; `asked` are the readings that it has sent. */
export function open(answers: Answers): { asked: Asked[] } {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/api/auth/me") return Response.json({ id: "elena", display_name: "Елена" });
    if (pathname === "/api/cabinet/submissions/form") {
      return Response.json({ items: answers.items });
    }
    if (pathname === "/api/cabinet/accounts")
      return Response.json({ items: answers.accounts ?? [] });
    if (pathname.includes("/receipts/")) {
      return Response.json({ document: { number: "00000042" }, compact: "a.b.c" });
    }
    const [, meter] = /\/meters\/(\d+)\/submissions$/.exec(pathname) ?? [];
    if (!meter) return problem("not-found", 404);
    if (request.method === "GET") {
      return Response.json({
        items: [{ ...SENT, corrected_by: "x", state: "corrected" }],
        total: 1,
      });
    }
    const body = await request.json();
    asked.push({ path: pathname, body });
    const answer = answers.submit?.(meter, body) ?? Response.json(SENT, { status: 201 });
    if (answer.ok) {
      const made = await answer.clone().json();
      answers.items = answers.items.map((item) =>
        String(item.meter_id) === meter ? { ...item, submitted: made } : item,
      );
    }
    return answer;
  });
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <MemoryRouter>
        <Telling>
          <Page />
        </Telling>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { asked };
}

export async function russian(): Promise<void> {
  await startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve({}) });
  await Promise.all(words.map(addSection));
}
