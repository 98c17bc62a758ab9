import { forgetPresence, isPresent, notePresence } from "../presence";
import { way } from "../way";
import { goToDemanded, goToSignIn, leave, watchReturn } from "./leave";

const application = { name: "cabinet", base: "/" };

function shownAgain(persisted: boolean) {
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted }));
}

test("a page that the browser kept begins anew once somebody has left, and only then", () => {
  const reload = vi.fn();
  watchReturn(application, reload);
  notePresence("cabinet");
  expect(isPresent("cabinet")).toBe(true);
  shownAgain(true);
  expect(reload).not.toHaveBeenCalled();
  forgetPresence("cabinet");
  shownAgain(false);
  expect(reload).not.toHaveBeenCalled();
  shownAgain(true);
  expect(reload).toHaveBeenCalledTimes(1);
});

function at(address: string) {
  window.history.replaceState(null, "", address);
  return vi.spyOn(way, "replace").mockImplementation(() => undefined);
}

test("an ended session leads to the form, which leads back", () => {
  const went = at("/readings?a=1&b=2");
  notePresence("cabinet");
  goToSignIn(application);
  expect(went).toHaveBeenCalledWith(`/sign-in?next=${encodeURIComponent("/readings?a=1&b=2")}`);
  expect(isPresent("cabinet")).toBe(false);
});

test("below a path of its own an application leads to its own pages", () => {
  const went = at("/wizard/auth/connection");
  goToSignIn({ name: "wizard", base: "/wizard/" });
  expect(went).toHaveBeenCalledWith("/wizard/sign-in?next=%2Fauth%2Fconnection");
});

test("what is demanded does not lead to itself", () => {
  const went = at("/second-factor?next=%2Fa");
  goToDemanded(application, "/second-factor");
  expect(went).not.toHaveBeenCalled();
  goToDemanded(application, "/password");
  expect(went).toHaveBeenCalledTimes(1);
});

test("leaving leads out whether or not the service hears of it", async () => {
  const went = vi.spyOn(way, "to").mockImplementation(() => undefined);
  notePresence("cabinet");
  await leave(application, () => Promise.reject(new TypeError("Failed to fetch")));
  expect(went).toHaveBeenCalledWith("/sign-in");
  expect(isPresent("cabinet")).toBe(false);
});
