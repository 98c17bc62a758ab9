import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { useSectionCounters } from "./use-section-counters";

let counters = { account: 0, readings: 0, diagnostics: 0, support: 0 };
let seen: string[] = [];
afterEach(() => vi.unstubAllGlobals());

function Shown() {
  const found = useSectionCounters();
  return <p>{found && `${found.readings} ${found.diagnostics}`}</p>;
}

function show(path: string): QueryClient {
  seen = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json(counters);
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
  counters = { account: 0, readings: 2, diagnostics: 3, support: 0 };
  show("/diagnostics?meter=1");
  expect(await screen.findByText("2 0")).toBeInTheDocument();
  expect(seen).toEqual(["/api/cabinet/seen/diagnostics"]);
});

test("what the bell's stream tells makes the counters be asked for anew", async () => {
  counters = { account: 0, readings: 0, diagnostics: 1, support: 0 };
  const queries = show("/profile");
  expect(await screen.findByText("0 1")).toBeInTheDocument();
  counters = { ...counters, readings: 5 };
  queries.setQueryData(["notices", "counters"], { unread: 1, modal: 0, banner: 0 });
  await waitFor(() => expect(screen.getByText("5 1")).toBeInTheDocument());
  expect(seen).toEqual([]);
});
