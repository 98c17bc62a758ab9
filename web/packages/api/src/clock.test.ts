const KEPT = "clock-ahead";
const DAY_MS = 24 * 60 * 60 * 1000;

/** As a page that is opened anew has it. */
async function opened() {
  vi.resetModules();
  return import("./clock");
}

const inMs = (ms: number) => new Date(Date.now() + ms).toUTCString();

beforeEach(() => localStorage.clear());

test("a page that nobody tells the time knows it from the one before", async () => {
  const before = await opened();
  expect(before.clockTold()).toBe(false);
  before.noteClock(inMs(DAY_MS));
  expect(before.clockTold()).toBe(true);
  const { byServices, clockTold } = await opened();
  expect(Math.abs(byServices() - Date.now() - DAY_MS)).toBeLessThan(2000);
  expect(clockTold()).toBe(false);
});

test("a clock that has been put right is believed again as soon as a service answers", async () => {
  localStorage.setItem(KEPT, String(DAY_MS));
  const { byServices, noteClock } = await opened();
  noteClock(inMs(0));
  expect(Math.abs(byServices() - Date.now())).toBeLessThan(2000);
  expect(Math.abs((await opened()).byServices() - Date.now())).toBeLessThan(2000);
});

test("what the line takes is not written down, and nonsense is no time", async () => {
  const { byServices, noteClock } = await opened();
  noteClock(inMs(-5000));
  expect(localStorage.getItem(KEPT)).toBeNull();
  noteClock("yesterday");
  noteClock(null);
  localStorage.setItem(KEPT, "much");
  expect((await opened()).byServices(7)).toBe(7);
  expect(Math.abs(byServices() - Date.now())).toBeLessThan(7000);
});
