import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { russianWords } from "../../../config/src/words-for-tests";
import { FileLinks } from "./file-links";

const FILES = [{ id: "f1", name: "График.pdf", size: 1_572_864 }];
const addressOf = ({ id }: { id: string }) => `/files/${id}`;

beforeAll(russianWords);

test("a file is saved after the session was continued", async () => {
  const saved: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(`${this.pathname} ${this.download}`);
  });
  const before = vi.fn(async () => null);
  render(<FileLinks files={FILES} addressOf={addressOf} before={before} />);
  expect(screen.getByText("1,5 МБ")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("link", { name: "График.pdf" }));
  await vi.waitFor(() => expect(saved).toEqual(["/files/f1 График.pdf"]));
  before.mockRejectedValueOnce(new Error("nobody is signed in"));
  await userEvent.click(screen.getByRole("link", { name: "График.pdf" }));
  expect(before).toHaveBeenCalledTimes(2);
  expect(saved).toHaveLength(1);
  click.mockRestore();
});

test("without an address the files are only named", () => {
  render(<FileLinks files={FILES} />);
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText("График.pdf")).toBeInTheDocument();
});
