import dayjs from "./calendar";
import cabinet from "./ru/cabinet";
import { changeLanguage, startWords } from "./setup";

afterEach(() => changeLanguage("ru"));

test("the week begins on Monday, and months have the reader's names", async () => {
  await startWords({ name: "cabinet", russian: cabinet, english: () => Promise.resolve(cabinet) });
  const day = () => dayjs("2026-11-22");
  expect(day().format("MMMM")).toBe("ноябрь");
  expect(day().startOf("week").format("DD")).toBe("16");
  await changeLanguage("en");
  expect(day().format("MMMM")).toBe("November");
  expect(day().startOf("week").format("DD")).toBe("16");
});
