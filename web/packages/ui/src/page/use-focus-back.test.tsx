import { render, screen } from "@testing-library/react";
import { useRef } from "react";
import { useFocusBack } from "./use-focus-back";

function Page({ open }: { open: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useFocusBack(open, place);
  return (
    <>
      <button type="button">row</button>
      <button type="button">list</button>
      {/* It stays for as long as it slides away. */}
      <div tabIndex={-1} data-testid="around">
        <div role="dialog">
          <span ref={place} />
          <button type="button">inside</button>
        </div>
      </div>
    </>
  );
}

function opened() {
  const { rerender } = render(<Page open={false} />);
  const at = (name: string) => screen.getByRole("button", { name });
  at("row").focus();
  rerender(<Page open />);
  return { at, shut: () => rerender(<Page open={false} />) };
}

test("what opened a dialog has the focus as soon as it is shut", () => {
  const { at, shut } = opened();
  at("inside").focus();
  shut();
  expect(at("row")).toHaveFocus();
});

test("a focus that was lost goes back, too", () => {
  const { at, shut } = opened();
  at("inside").focus();
  at("inside").blur();
  shut();
  expect(at("row")).toHaveFocus();
});

test("so does one on what surrounds the dialog", () => {
  const { at, shut } = opened();
  screen.getByTestId("around").focus();
  shut();
  expect(at("row")).toHaveFocus();
});

test("who has gone elsewhere stays there", () => {
  const { at, shut } = opened();
  at("list").focus();
  shut();
  expect(at("list")).toHaveFocus();
});
