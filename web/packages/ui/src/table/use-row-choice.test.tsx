import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type Key, useState } from "react";
import { russianWords } from "../../../config/src/words-for-tests";
import { withRange } from "./use-row-choice";
import { WideTable } from "./wide-table";

beforeAll(russianWords);

test("a range takes all between two rows, whichever comes first, and keeps what was chosen", () => {
  expect(withRange(["x"], ["a", "b", "c", "d"], "b", "d")).toEqual(["x", "b", "c", "d"]);
  expect(withRange(["d"], ["a", "b", "c", "d"], "d", "b")).toEqual(["b", "c", "d"]);
  // The row that was pressed before is on another page.
  expect(withRange(["x"], ["a", "b"], "x", "b")).toEqual(["x", "b"]);
});

function Table() {
  const [keys, setKeys] = useState<Key[]>([]);
  return (
    <>
      <output>{keys.join(" ")}</output>
      <WideTable
        caption="Счета"
        columns={[{ key: "name", title: "Имя", render: (row: string) => row }]}
        rows={["a", "b", "c", "d"]}
        rowKey={(row) => row}
        rowLabel={(row) => row}
        sort=""
        onSort={() => undefined}
        selection={{ keys, onChange: setKeys }}
      />
    </>
  );
}

const chosen = () => screen.getByRole("status").textContent;

test("Shift and a click choose a range, a click one row", async () => {
  render(<Table />);
  await userEvent.click(screen.getByRole("cell", { name: "b" }));
  fireEvent.click(screen.getByRole("cell", { name: "d" }), { shiftKey: true });
  expect(chosen()).toBe("b c d");
  await userEvent.click(screen.getByRole("cell", { name: "c" }));
  expect(chosen()).toBe("b d");
});

test("the keyboard alone goes from row to row, takes ranges, all, and none", async () => {
  render(<Table />);
  const user = userEvent.setup();
  screen.getAllByRole("checkbox")[1]?.focus();
  await user.keyboard("{ArrowDown}");
  expect(screen.getAllByRole("checkbox")[2]).toHaveFocus();
  await user.keyboard(" {Shift>}{ArrowDown}{/Shift}");
  expect(chosen()).toBe("b c");
  await user.keyboard("{Control>}a{/Control}");
  expect(chosen()).toBe("a b c d");
  await user.keyboard("{Escape}");
  expect(chosen()).toBe("");
});
