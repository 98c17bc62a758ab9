import { renderHook } from "@testing-library/react";
import { keepDraft, keptDraft } from "../../shared/kept-draft";
import { answerPlace, useCarried } from "./use-carried";

const into = { id: "kept", number: 5 };

beforeEach(() => window.sessionStorage.clear());

test("what was not sent goes on where the appeal does, once", () => {
  keepDraft(answerPlace("double"), "anna", "И ещё вопрос");
  keepDraft(answerPlace("kept"), "anna", "Начато здесь");
  const { result, rerender } = renderHook(() =>
    useCarried({ id: "double", merged_into: into }, "anna"),
  );
  rerender();
  expect(result.current).toBe(true);
  expect(keptDraft(answerPlace("kept"), "anna")).toBe("Начато здесь\n\nИ ещё вопрос");
  expect(keptDraft(answerPlace("double"), "anna")).toBeNull();
});

test("nothing is moved of an appeal that goes on itself, nor of another person's", () => {
  keepDraft(answerPlace("double"), "anna", "Моё");
  renderHook(() => useCarried({ id: "double", merged_into: null }, "anna"));
  const { result } = renderHook(() => useCarried({ id: "double", merged_into: into }, "boris"));
  expect(result.current).toBe(false);
  expect(keptDraft(answerPlace("kept"), "boris")).toBeNull();
});
