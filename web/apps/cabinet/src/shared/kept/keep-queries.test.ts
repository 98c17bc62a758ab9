import { Problem } from "@personal-cabinet/api/problem";
import { meQuery } from "@personal-cabinet/session/inner/api/me";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { hashKey, QueryClient } from "@tanstack/react-query";
import { signedInUser, tellSignedIn, tellSignedOut } from "../same-user";
import { keepQueries } from "./keep-queries";
import type { Kept, Store } from "./store";

const FIGURES = ["figures"];
const HASH = hashKey(FIGURES);
const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

let rows: Map<string, Kept>;
let here: boolean;
const onOther = vi.fn();

const memory = (): Store => ({
  find: async (hash, owner) => {
    const kept = rows.get(hash);
    return kept?.owner === owner ? kept : undefined;
  },
  put: async (kept) => void rows.set(kept.hash, kept),
  clear: async () => rows.clear(),
});

function client(store: Store = memory()) {
  const kept = keepQueries({ store, isPresent: () => here, onOther });
  const queries = new QueryClient({
    defaultOptions: { queries: { persister: kept.keeping, retry: false } },
  });
  const shown = () => queries.getQueryData(FIGURES);
  const asks = (queryFn: () => Promise<unknown>) =>
    queries.fetchQuery({ queryKey: FIGURES, queryFn, meta: KEPT });
  const isReader = (queryFn: () => Promise<unknown>) =>
    queries.fetchQuery({ queryKey: meQuery.queryKey, queryFn, meta: meQuery.meta });
  return { kept, shown, asks, isReader };
}

const reader = (id: string) => async () => ({ id, must_change_password: false });
const lost = async () => {
  throw new Problem({ type: "network-failed", status: 0 });
};
const never = () => new Promise<unknown>(() => undefined);
const before = (owner: string, at = Date.now() - 1000) =>
  rows.set(HASH, { hash: HASH, owner, text: '"yesterday"', at });

beforeEach(() => {
  rows = new Map();
  here = true;
  onOther.mockClear();
  tellSignedOut();
});
afterEach(() => void vi.useRealTimers());

test("an answer is kept for whom it was given", async () => {
  const { asks, isReader } = client();
  await isReader(reader("anna"));
  await asks(async () => "today");
  await vi.waitFor(() => expect(rows.get(HASH)).toMatchObject({ owner: "anna", text: '"today"' }));
});

test("what was kept is shown until the service has answered", async () => {
  before("anna");
  const { asks, isReader, shown, kept } = client();
  await isReader(reader("anna"));
  let answer: (told: string) => void = () => undefined;
  const asked = asks(
    () =>
      new Promise((told) => {
        answer = told;
      }),
  );
  await vi.waitFor(() => expect(shown()).toBe("yesterday"));
  expect(kept.keptSince(HASH)).toBe(rows.get(HASH)?.at);
  answer("today");
  await asked;
  expect(shown()).toBe("today");
  expect(kept.keptSince(HASH)).toBeUndefined();
});

test("nothing is shown before the service has said who it is", async () => {
  before("anna");
  tellSignedIn("anna");
  const { asks, isReader, shown } = client();
  asks(never);
  const told = isReader(never);
  told.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve));
  expect(shown()).toBeUndefined();
});

test.each([
  ["nobody else", "anna", "yesterday"],
  ["another user", "boris", undefined],
])("without a network it is whoever was signed in last: %s", async (_, last, expected) => {
  before("anna");
  tellSignedIn(last);
  const { asks, isReader, shown } = client();
  await isReader(lost).catch(() => undefined);
  await asks(lost).catch(() => undefined);
  await vi.waitFor(() => expect(shown()).toBe(expected));
});

test("who has left is shown nothing without a network", async () => {
  before("anna");
  tellSignedIn("anna");
  here = false;
  const { asks, isReader, shown } = client();
  await isReader(lost).catch(() => undefined);
  await asks(lost).catch(() => undefined);
  expect(shown()).toBeUndefined();
});

test("a line on which nothing comes is as good as none", async () => {
  vi.useFakeTimers();
  before("anna");
  tellSignedIn("anna");
  const { asks, isReader, shown } = client();
  void isReader(never);
  void asks(never);
  await vi.advanceTimersByTimeAsync(3900);
  expect(shown()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(200);
  expect(shown()).toBe("yesterday");
});

test("another user finds nothing, and nothing is left", async () => {
  before("anna");
  tellSignedIn("anna");
  const { isReader } = client();
  await isReader(reader("boris"));
  expect([...rows.values()].filter(({ owner }) => owner !== "boris")).toEqual([]);
  expect(signedInUser()).toBe("boris");
  expect(onOther).not.toHaveBeenCalled();
});

test("a page that has shown what another saw begins anew", async () => {
  vi.useFakeTimers();
  before("anna");
  tellSignedIn("anna");
  const { asks, isReader, shown } = client();
  let answer: (told: unknown) => void = () => undefined;
  const asked = isReader(
    () =>
      new Promise((told) => {
        answer = told;
      }),
  );
  void asks(never);
  await vi.advanceTimersByTimeAsync(4100);
  expect(shown()).toBe("yesterday");
  answer(await reader("boris")());
  await asked;
  expect(onOther).toHaveBeenCalledTimes(1);
  expect(rows.size).toBe(0);
});

test("after leaving nothing is kept any more", async () => {
  const { asks, isReader } = client();
  await isReader(reader("anna"));
  await vi.waitFor(() => expect(rows.size).toBe(1));
  rows.clear();
  tellSignedOut();
  await asks(async () => "today");
  await new Promise((resolve) => setTimeout(resolve));
  expect(rows.size).toBe(0);
});

test("what is older than a month is not shown, whatever the device's clock adds to a day", async () => {
  before("anna", Date.now() - MONTH_MS - 1000);
  const { asks, isReader, shown } = client();
  await isReader(reader("anna"));
  await asks(lost).catch(() => undefined);
  expect(shown()).toBeUndefined();
  // Of tomorrow, where the device's clock has gone back.
  before("anna", Date.now() + 24 * 60 * 60 * 1000);
  await asks(lost).catch(() => undefined);
  await vi.waitFor(() => expect(shown()).toBe("yesterday"));
});

test("a device that keeps nothing shows what the service says", async () => {
  const refuse = async () => {
    throw new DOMException("no", "QuotaExceededError");
  };
  const { asks, isReader, shown } = client({ find: refuse, put: refuse, clear: refuse });
  tellSignedIn("anna");
  await isReader(reader("boris"));
  await asks(async () => "today");
  expect(shown()).toBe("today");
});

test("a query that does not say so is not kept", async () => {
  const kept = keepQueries({ store: memory(), isPresent: () => here, onOther });
  const queries = new QueryClient({ defaultOptions: { queries: { persister: kept.keeping } } });
  await queries.fetchQuery({ ...meQuery, queryFn: reader("anna") as never });
  await queries.fetchQuery({ queryKey: FIGURES, queryFn: async () => "today" });
  await new Promise((resolve) => setTimeout(resolve));
  expect(rows.has(HASH)).toBe(false);
});
