import { tellSignedOut, watchUser } from "./same-user";

const elsewhere = (newValue: string | null, key = "signed-in") =>
  window.dispatchEvent(new StorageEvent("storage", { key, newValue }));

test("a tab begins anew when another user signs in, or this one out, elsewhere", () => {
  const other = vi.fn();
  const stop = watchUser("anna", other);
  expect(localStorage.getItem("signed-in")).toBe("anna");
  elsewhere("anna");
  elsewhere("x", "supplier");
  expect(other).not.toHaveBeenCalled();
  elsewhere("boris");
  elsewhere(null);
  expect(other).toHaveBeenCalledTimes(2);
  stop();
  elsewhere("boris");
  expect(other).toHaveBeenCalledTimes(2);
  tellSignedOut();
  expect(localStorage.getItem("signed-in")).toBeNull();
});
