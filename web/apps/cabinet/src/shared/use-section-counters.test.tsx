import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { useKnownCounters, useSectionCounters } from "./use-section-counters";

const SINCE = "2026-11-20T10:00:00Z";
const NONE = {
  home: 0,
  account: 0,
  readings: 0,
  diagnostics: 0,
  support: 0,
  since: { account: SINCE, readings: SINCE, diagnostics: SINCE },
};
let counters = NONE;
let seen: string[] = [];
let asked = 0;
afterEach(() => vi.unstubAllGlobals());

function Shown() {
  const found = useSectionCounters();
  const known = useKnownCounters();
  return (
    <>
      <p>{found && `${found.readings} ${found.diagnostics}`}</p>
      <p>{known && `known ${known.readings} ${known.diagnostics}`}</p>
    </>
  );
}

function show(path: string): QueryClient {
  seen = [];
  asked = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") {
      asked += 1;
      return Response.json(counters);
    }
    seen.push(new URL(request.url).pathname);
    return new Response(null, { status: 204 });
  });
  const queries = new QueryClient();
  render(
    <QueryClientProvider client={queries}>
      <MemoryRouter initialEntries={[path]}>
        <Shown />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return queries;
}

test("the section that is open is seen, and only that one", async () => {
  counters = { ...NONE, readings: 2, diagnostics: 3 };
  show("/readings?meter=1");
  expect(await screen.findByText("0 3")).toBeInTheDocument();
  expect(seen).toEqual(["/api/cabinet/seen/readings"]);
});

test("what the bell's stream tells makes the counters be asked for anew", async () => {
  counters = { ...NONE, diagnostics: 1 };
  const queries = show("/profile");
  expect(await screen.findByText("0 1")).toBeInTheDocument();
  counters = { ...counters, readings: 5 };
  queries.setQueryData(["notices", "counters"], { unread: 1, modal: 0, banner: 0 });
  await waitFor(() => expect(screen.getByText("5 1")).toBeInTheDocument());
  expect(seen).toEqual([]);
});

test("what the bell asks for at its start does not make them be asked for twice", async () => {
  counters = { ...NONE, diagnostics: 1 };
  const queries = show("/profile");
  expect(await screen.findByText("0 1")).toBeInTheDocument();
  const bell = { queryKey: ["notices", "counters"], queryFn: () => ({ unread: 1 }) };
  await queries.fetchQuery(bell);
  expect(queries.isFetching()).toBe(0);
  expect(asked).toBe(1);
  await queries.fetchQuery(bell);
  await waitFor(() => expect(asked).toBe(2));
});

test("the first visit is told by opening the main page", async () => {
  counters = { ...NONE, home: 1 };
  show("/");
  await screen.findByText("0 0");
  await waitFor(() => expect(seen).toEqual(["/api/cabinet/seen/home"]));
});

test("events of meters stay new when their page is opened: its reader marks them", async () => {
  counters = { ...NONE, readings: 1, diagnostics: 3 };
  show("/diagnostics?meter=1");
  expect(await screen.findByText("known 1 3")).toBeInTheDocument();
  expect(screen.getByText("1 3")).toBeInTheDocument();
  expect(seen).toEqual([]);
});
