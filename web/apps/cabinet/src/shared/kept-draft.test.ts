import { forgetDraft, forgetDrafts, keepDraft, keptDraft } from "./kept-draft";

test("a draft is its user's alone", () => {
  keepDraft("account", "anna", { typed: "12" });
  expect(keptDraft("account", "anna")).toEqual({ typed: "12" });
  expect(keptDraft("account", "boris")).toBeNull();
  expect(keptDraft("other", "anna")).toBeNull();
});

test("what was sent, and what a sign-out leaves, is forgotten", () => {
  keepDraft("account", "anna", 1);
  forgetDraft("account");
  expect(keptDraft("account", "anna")).toBeNull();
  keepDraft("account", "anna", 1);
  sessionStorage.setItem("told-next", "kept");
  forgetDrafts();
  expect(keptDraft("account", "anna")).toBeNull();
  expect(sessionStorage.getItem("told-next")).toBe("kept");
});

test("what is no draft is none", () => {
  sessionStorage.setItem("draft:account", "{broken");
  expect(keptDraft("account", "anna")).toBeNull();
});
