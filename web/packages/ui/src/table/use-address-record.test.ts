import { withRecord } from "./use-address-record";

test("a record is opened and closed without moving the list", () => {
  const open = withRecord(new URLSearchParams("page=3"), "batch", "id-1");
  expect(open.toString()).toBe("page=3&batch=id-1");
  expect(withRecord(open, "batch", null).toString()).toBe("page=3");
});
