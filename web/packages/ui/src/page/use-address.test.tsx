import { act, render, screen } from "@testing-library/react";
import { Suspense, startTransition, use, useState } from "react";
import { BrowserRouter, Route, Routes, useNavigate } from "react-router";
import { type ChangeAddress, useAddress } from "./use-address";

let address: ChangeAddress;
let leave: () => void;

function Page() {
  const [params, change] = useAddress();
  const navigate = useNavigate();
  const [kept] = useState(() => change);
  address = kept;
  leave = () => navigate("/other");
  return <p>{`shown: ${params}`}</p>;
}

function shown(at: string) {
  window.history.replaceState(null, "", at);
  return render(
    <BrowserRouter basename={at.startsWith("/wizard") ? "/wizard" : "/"}>
      <Routes>
        <Route path="/list" element={<Page />} />
        <Route path="/other" element={<p>other</p>} />
      </Routes>
    </BrowserRouter>,
  );
}

const put = (name: string, value: string) => (now: URLSearchParams) => {
  const next = new URLSearchParams(now);
  if (value) next.set(name, value);
  else next.delete(name);
  return next;
};

test.each(["/list", "/list/", "/wizard/list"])("a change is made on the one before: %s", (at) => {
  shown(`${at}?record=7`);
  act(() =>
    startTransition(() => {
      address(put("record", ""));
      address(put("search", "бук"), { replace: true });
    }),
  );
  expect(window.location.search).toBe("?search=%D0%B1%D1%83%D0%BA");
  // By the setter of the first rendering, too: what waits for a pause in the typing has that.
  act(() => address(put("kind", "own")));
  expect(new URLSearchParams(window.location.search).get("search")).toBe("бук");
  expect(screen.getByText(/shown: search=.*&kind=own/)).toBeVisible();
});

test("who has left the page is not called back", () => {
  shown("/list?record=7");
  act(() => leave());
  act(() => address(put("search", "x")));
  expect(window.location.pathname + window.location.search).toBe("/other");
  expect(screen.getByText("other")).toBeVisible();
});

test("a box that is ticked stays so while the router waits for the page", async () => {
  let arrive: (words: string) => void = () => undefined;
  const arrival = new Promise<string>((resolve) => {
    arrive = resolve;
  });
  function Box() {
    const [params, change] = useAddress();
    return (
      <input
        type="checkbox"
        checked={params.has("on")}
        onChange={({ target }) => change(put("on", target.checked ? "1" : ""))}
      />
    );
  }
  function Rest() {
    const [params] = useAddress();
    return <p>{params.has("on") ? use(arrival) : "as it was"}</p>;
  }
  window.history.replaceState(null, "", "/list");
  render(
    <BrowserRouter>
      <Suspense fallback={<p>waits</p>}>
        <Box />
        <Rest />
      </Suspense>
    </BrowserRouter>,
  );
  const box = screen.getByRole("checkbox");
  await act(async () => box.click());
  expect(box).toBeChecked();
  expect(screen.getByText("as it was")).toBeVisible();
  await act(async () => {
    arrive("new");
    await arrival;
  });
  expect(await screen.findByText("new")).toBeVisible();
  expect(box).toBeChecked();
  await act(async () => box.click());
  expect(box).not.toBeChecked();
  expect(screen.getByText("as it was")).toBeVisible();
});

test("the way back shows what was there before", async () => {
  shown("/list?record=7");
  act(() => address(put("record", "8")));
  expect(screen.getByText("shown: record=8")).toBeVisible();
  act(() => window.history.back());
  expect(await screen.findByText("shown: record=7")).toBeVisible();
});
