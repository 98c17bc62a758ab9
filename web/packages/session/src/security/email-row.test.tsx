import { addSection } from "@personal-cabinet/i18n/setup";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { russianWords } from "../../../config/src/words-for-tests";
import { EmailRow } from "./email-row";
import { securityWords } from "./security-words";

const UNFILLED = "Не заполнены обязательные поля!";
const send = () => fireEvent.click(screen.getByRole("button", { name: "Отправить код" }));

beforeAll(async () => {
  await russianWords();
  await addSection(securityWords);
});
afterEach(() => vi.unstubAllGlobals());

test("empty fields are told above the form until they are filled, and nothing is sent", async () => {
  const fetched = vi.fn();
  vi.stubGlobal("fetch", fetched);
  render(<EmailRow email="vera@example.org" onChanged={() => undefined} />);
  fireEvent.click(screen.getByRole("button", { name: /Изменить/ }));
  send();
  expect(await screen.findByText(UNFILLED)).toBeInTheDocument();
  const [email, password] = [
    screen.getByLabelText("Новый e-mail"),
    screen.getByLabelText("Текущий пароль"),
  ];
  fireEvent.change(email, { target: { value: "vera" } });
  fireEvent.blur(email);
  fireEvent.change(password, { target: { value: "пароль" } });
  await waitFor(() => expect(screen.queryByText(UNFILLED)).toBeNull());
  send();
  // What is filled in wrongly is said at its field.
  expect(await screen.findByText(/Похоже, в адресе ошибка/)).toBeInTheDocument();
  expect(screen.queryByText(UNFILLED)).toBeNull();
  expect(fetched).not.toHaveBeenCalled();
});
