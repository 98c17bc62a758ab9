import { follow } from "./follow";

class FakeSource extends EventTarget {
  static CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }
  close() {
    this.readyState = FakeSource.CLOSED;
  }
  say(name: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
}

const follower = () => ({
  onCounters: vi.fn(),
  onChanged: vi.fn(),
  onLive: vi.fn(),
  renew: vi.fn(async () => null),
});

beforeEach(() => {
  FakeSource.all = [];
  vi.stubGlobal("EventSource", FakeSource);
});

afterEach(() => vi.unstubAllGlobals());

test("counters arrive, and the stream is opened anew when it ends", async () => {
  const told = follower();
  const stop = follow(told);
  FakeSource.all[0]?.say("counters", { unread: 2, modal: 0, banner: 1 });
  expect(told.onCounters).toHaveBeenCalledWith({ unread: 2, modal: 0, banner: 1 });
  expect(told.onLive).toHaveBeenLastCalledWith(true);
  FakeSource.all[0]?.say("end", {});
  await vi.waitFor(() => expect(FakeSource.all).toHaveLength(2));
  expect(told.renew).toHaveBeenCalledTimes(1);
  stop();
  expect(FakeSource.all[1]?.readyState).toBe(FakeSource.CLOSED);
});

test("what else has changed is told by its name", () => {
  const told = follower();
  const stop = follow(told);
  FakeSource.all[0]?.say("changed", { what: "submissions" });
  expect(told.onChanged).toHaveBeenCalledExactlyOnceWith("submissions");
  stop();
});

test("a refused stream is tried again later, and not after the end", () => {
  vi.useFakeTimers();
  const told = follower();
  const stop = follow(told);
  const [source] = FakeSource.all;
  source?.close();
  source?.onerror?.();
  expect(told.onLive).toHaveBeenLastCalledWith(false);
  stop();
  vi.advanceTimersByTime(600_000);
  expect(told.renew).not.toHaveBeenCalled();
  vi.useRealTimers();
});

test("streams that end each other do so no longer than twice in a row", async () => {
  vi.useFakeTimers();
  const told = follower();
  const stop = follow(told);
  FakeSource.all[0]?.say("end", {});
  await vi.advanceTimersByTimeAsync(0);
  FakeSource.all[1]?.say("end", {});
  await vi.advanceTimersByTimeAsync(30_000);
  expect(FakeSource.all).toHaveLength(2);
  expect(told.onLive).toHaveBeenLastCalledWith(false);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(FakeSource.all).toHaveLength(3);
  stop();
  vi.useRealTimers();
});
