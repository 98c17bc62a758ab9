import { act, renderHook } from "@testing-library/react";
import type { Sent } from "../../shared/walk/sending";
import { useDevice } from "./use-device";

const bring = vi.hoisted(() => vi.fn<() => Promise<Sent>>());

vi.mock("../../shared/walk/bring", () => ({ bring, leaveToWorker: async () => undefined }));
vi.mock("../../shared/walk/wiping", () => ({ forgetOld: async () => undefined }));

beforeEach(() => {
  vi.useFakeTimers();
  bring.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Second by second: what a page does next is planned once it has been drawn. */
async function pass(seconds: number) {
  await act(() => vi.advanceTimersByTimeAsync(0));
  for (let gone = 0; gone < seconds; gone++) {
    await act(() => vi.advanceTimersByTimeAsync(1000));
  }
}

test("what could not be sent is tried again, after longer and longer pauses, until it is", async () => {
  bring.mockResolvedValue("later");
  renderHook(() => useDevice("vera"));
  await pass(0);
  expect(bring).toHaveBeenCalledTimes(1);
  await pass(2);
  expect(bring).toHaveBeenCalledTimes(2);
  await pass(3);
  expect(bring).toHaveBeenCalledTimes(2);
  bring.mockResolvedValue("done");
  await pass(1);
  expect(bring).toHaveBeenCalledTimes(3);
  await pass(600);
  expect(bring).toHaveBeenCalledTimes(3);
});

test("who sends by hand does not wait as long as all the tries before have made it", async () => {
  bring.mockResolvedValue("later");
  const { result } = renderHook(() => useDevice("vera"));
  await pass(300);
  const tried = bring.mock.calls.length;
  await act(() => result.current.send());
  await pass(2);
  expect(bring.mock.calls.length).toBe(tried + 2);
});

test("what another tab was sending is looked for once more", async () => {
  bring.mockResolvedValueOnce("busy").mockResolvedValue("done");
  renderHook(() => useDevice("vera"));
  await pass(2);
  expect(bring).toHaveBeenCalledTimes(2);
});

test("without a network nothing is tried until it is back, and never longer than a minute after", async () => {
  bring.mockResolvedValue("later");
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  renderHook(() => useDevice("vera"));
  await pass(600);
  expect(bring).toHaveBeenCalledTimes(1);
  online.mockReturnValue(true);
  await act(async () => void window.dispatchEvent(new Event("online")));
  expect(bring).toHaveBeenCalledTimes(2);
  await pass(600);
  const tried = bring.mock.calls.length;
  expect(tried).toBeGreaterThan(10);
  await pass(60);
  expect(bring.mock.calls.length).toBe(tried + 1);
});

test("an ended session is not knocked at", async () => {
  bring.mockResolvedValue("ended");
  renderHook(() => useDevice("vera"));
  await pass(600);
  expect(bring).toHaveBeenCalledTimes(1);
});
