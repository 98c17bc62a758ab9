import { render, screen } from "@testing-library/react";
import { russianWords } from "../../../config/src/words-for-tests";
import { PageBoundary } from "./page-boundary";
import { reloadOnce } from "./reload-once";

beforeAll(russianWords);

function Broken(): never {
  throw new TypeError("Failed to fetch dynamically imported module");
}

beforeEach(() => {
  // React tells the console what a boundary has caught.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

test("what has not loaded says so and can be tried again; another page is itself", () => {
  const shown = render(
    <PageBoundary page="/readings">
      <Broken />
    </PageBoundary>,
  );
  expect(screen.getByText("Страница не загрузилась", { selector: "p" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Повторить" })).toBeInTheDocument();
  shown.rerender(<PageBoundary page="/account">Абонент</PageBoundary>);
  expect(screen.getByText("Абонент")).toBeInTheDocument();
  expect(screen.queryByRole("button")).toBeNull();
});

test("a part that can be missed is missed without a word", () => {
  const { container } = render(
    <PageBoundary page="bell" without={null}>
      <Broken />
    </PageBoundary>,
  );
  expect(container).toBeEmptyDOMElement();
});

test("a piece that did not come begins the page anew, once a minute", () => {
  vi.useFakeTimers({ now: 1_000_000_000 });
  const reload = vi.fn();
  reloadOnce(reload);
  const fail = () => window.dispatchEvent(new Event("vite:preloadError"));
  fail();
  fail();
  expect(reload).toHaveBeenCalledTimes(1);
  vi.setSystemTime(1_000_061_000);
  fail();
  expect(reload).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

test("without a network the page is kept", () => {
  sessionStorage.clear();
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const reload = vi.fn();
  reloadOnce(reload);
  window.dispatchEvent(new Event("vite:preloadError"));
  expect(reload).not.toHaveBeenCalled();
});
