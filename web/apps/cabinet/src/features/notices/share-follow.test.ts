import { vi } from "vitest";
import { shareFollow } from "./share-follow";

const COUNTERS = { unread: 2, modal: 0, banner: 1 };

class FakeSource extends EventTarget {
  static CLOSED = 2;
  static open = new Set<FakeSource>();
  readyState = 1;
  onerror: (() => void) | null = null;
  constructor() {
    super();
    FakeSource.open.add(this);
  }
  close() {
    FakeSource.open.delete(this);
  }
  say(name: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
}

/** The browser's locks, as the tabs of one browser share them. */
class FakeLocks {
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly held = new Set<string>();
  request(name: string, options: { signal: AbortSignal }, act: () => Promise<void>) {
    return new Promise<void>((done, refused) => {
      const queue = this.waiting.get(name) ?? [];
      this.waiting.set(name, queue);
      const go = async () => {
        this.held.add(name);
        await act();
        this.held.delete(name);
        queue.shift()?.();
        done();
      };
      if (!this.held.has(name)) {
        void go();
        return;
      }
      const mine = () => void go();
      queue.push(mine);
      options.signal.addEventListener("abort", () => {
        const place = queue.indexOf(mine);
        if (place >= 0) queue.splice(place, 1);
        refused(new DOMException("", "AbortError"));
      });
    });
  }
}

const tab = (user = "anna") => {
  const told = {
    onCounters: vi.fn(),
    onChanged: vi.fn(),
    onLive: vi.fn(),
    renew: vi.fn(async () => null),
  };
  return { ...told, close: shareFollow(user, told) };
};
const only = () => {
  expect(FakeSource.open.size).toBe(1);
  return [...FakeSource.open][0] as FakeSource;
};

beforeEach(() => {
  FakeSource.open.clear();
  vi.stubGlobal("EventSource", FakeSource);
  Object.defineProperty(navigator, "locks", { value: new FakeLocks(), configurable: true });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, "locks");
});

test("twelve tabs have one stream, and each hears what it says", async () => {
  const tabs = Array.from({ length: 12 }, () => tab());
  only().say("counters", COUNTERS);
  for (const one of tabs) {
    await vi.waitFor(() => expect(one.onCounters).toHaveBeenCalledWith(COUNTERS));
    expect(one.onLive).toHaveBeenLastCalledWith(true);
  }
  for (const one of tabs) one.close();
  expect(FakeSource.open.size).toBe(0);
});

test("every tab hears what else has changed", async () => {
  const tabs = [tab(), tab(), tab()];
  only().say("changed", { what: "submissions" });
  for (const one of tabs) {
    await vi.waitFor(() => expect(one.onChanged).toHaveBeenCalledExactlyOnceWith("submissions"));
  }
  for (const one of tabs) one.close();
});

test("when the tab that leads closes, another one goes on", async () => {
  const [first, second, third] = [tab(), tab(), tab()];
  const before = only();
  first.close();
  await vi.waitFor(() => expect(only()).not.toBe(before));
  only().say("counters", COUNTERS);
  await vi.waitFor(() => expect(third.onCounters).toHaveBeenCalledWith(COUNTERS));
  expect(second.onCounters).toHaveBeenCalledWith(COUNTERS);
  expect(first.onCounters).not.toHaveBeenCalled();
  second.close();
  third.close();
});

test("a tab that comes later is told at once what is known", async () => {
  const first = tab();
  only().say("counters", COUNTERS);
  const late = tab();
  await vi.waitFor(() => expect(late.onCounters).toHaveBeenCalledWith(COUNTERS));
  expect(first.onCounters).toHaveBeenCalledTimes(1);
  first.close();
  late.close();
});

test("a broken stream makes every tab ask by the clock", async () => {
  const [first, second] = [tab(), tab()];
  only().say("counters", COUNTERS);
  await vi.waitFor(() => expect(second.onLive).toHaveBeenLastCalledWith(true));
  only().onerror?.();
  await vi.waitFor(() => expect(second.onLive).toHaveBeenLastCalledWith(false));
  expect(first.onLive).toHaveBeenLastCalledWith(false);
  first.close();
  second.close();
});

test("tabs of two users hear nothing of each other", async () => {
  const [anna, boris, annas] = [tab("anna"), tab("boris"), tab("anna")];
  expect(FakeSource.open.size).toBe(2);
  [...FakeSource.open][0]?.say("counters", COUNTERS);
  await vi.waitFor(() => expect(annas.onCounters).toHaveBeenCalled());
  expect(boris.onCounters).not.toHaveBeenCalled();
  for (const one of [anna, boris, annas]) one.close();
});

test("without locks a tab has a stream only while it is seen", () => {
  Reflect.deleteProperty(navigator, "locks");
  vi.useFakeTimers();
  const state = vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
  const turn = (to: DocumentVisibilityState) => {
    state.mockReturnValue(to);
    document.dispatchEvent(new Event("visibilitychange"));
  };
  const one = tab();
  expect(FakeSource.open.size).toBe(1);
  turn("hidden");
  vi.advanceTimersByTime(5_000);
  expect(FakeSource.open.size).toBe(1);
  vi.advanceTimersByTime(10_000);
  expect(FakeSource.open.size).toBe(0);
  expect(one.onLive).toHaveBeenLastCalledWith(false);
  turn("visible");
  expect(FakeSource.open.size).toBe(1);
  one.close();
  expect(FakeSource.open.size).toBe(0);
  state.mockRestore();
});
