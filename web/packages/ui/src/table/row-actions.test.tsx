import EditOutlined from "@ant-design/icons/EditOutlined";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { russianWords } from "../../../config/src/words-for-tests";
import { type RowAction, RowActions } from "./row-actions";

beforeAll(russianWords);

const act = (key: string, onChoose = vi.fn()): RowAction => ({ key, label: key, onChoose });

test("several acts stand behind one button that names the row", async () => {
  const remove = vi.fn();
  render(<RowActions actions={[act("Изменить"), act("Удалить", remove)]} row="Иван" menu />);
  await userEvent.click(screen.getByRole("button", { name: "Действия: Иван" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Удалить" }));
  expect(remove).toHaveBeenCalledOnce();
});

test("a single act is a button of its own", async () => {
  const resend = vi.fn();
  render(<RowActions actions={[act("Отправить", resend)]} row="Письмо" menu={false} />);
  await userEvent.click(screen.getByRole("button", { name: "Отправить: Письмо" }));
  expect(resend).toHaveBeenCalledOnce();
});

test("a row with which nothing can be done has no button", () => {
  render(<RowActions actions={[]} row="Письмо" menu />);
  expect(screen.queryByRole("button")).toBeNull();
});

test("an act's icon adds nothing to its name", async () => {
  const edit = { ...act("Изменить"), icon: <EditOutlined /> };
  render(<RowActions actions={[edit]} row="Иван" menu />);
  await userEvent.click(screen.getByRole("button", { name: "Действия: Иван" }));
  expect(await screen.findByRole("menuitem", { name: "Изменить" })).toBeInTheDocument();
});
