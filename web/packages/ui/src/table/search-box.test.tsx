import { act, fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter, useLocation } from "react-router";
import { SearchBox } from "./search-box";
import { useTableState } from "./table-state";
import { useAddressRecord } from "./use-address-record";

function List() {
  const [state, setState] = useTableState();
  const record = useAddressRecord("record");
  return (
    <>
      <SearchBox
        label="Search"
        value={state.search}
        onSearch={(search) => setState({ ...state, search, offset: 0 })}
      />
      <button type="button" onClick={record.close}>
        shut
      </button>
      <button type="button" onClick={() => setState({ ...state, sort: "-name", offset: 0 })}>
        sort
      </button>
      <output>{useLocation().search}</output>
    </>
  );
}

test("what is done while the typing pauses stays", () => {
  vi.useFakeTimers();
  render(
    <MemoryRouter initialEntries={["/?record=7&page=3"]}>
      <List />
    </MemoryRouter>,
  );
  fireEvent.change(screen.getByLabelText("Search"), { target: { value: "elm" } });
  fireEvent.click(screen.getByText("shut"));
  fireEvent.click(screen.getByText("sort"));
  act(() => vi.runAllTimers());
  vi.useRealTimers();
  expect(screen.getByRole("status")).toHaveTextContent(/^\?sort=-name&search=elm$/);
});

test("a short hint stands in the box, and all it looks in is told on hover and to a reader", () => {
  render(
    <SearchBox
      label="Name, account or appeal number"
      hint="Name, number"
      value=""
      onSearch={vi.fn()}
    />,
  );
  const box = screen.getByRole("searchbox", { name: "Name, account or appeal number" });
  expect(box).toHaveAttribute("placeholder", "Name, number");
  expect(box).toHaveAttribute("title", "Name, account or appeal number");
});
