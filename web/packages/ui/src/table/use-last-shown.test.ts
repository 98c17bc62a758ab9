import { renderHook } from "@testing-library/react";
import { useLastShown } from "./use-last-shown";

test("the last thing stays when there is none any more", () => {
  const { result, rerender } = renderHook(({ thing }) => useLastShown(thing), {
    initialProps: { thing: "a" as string | null },
  });
  rerender({ thing: "b" });
  expect(result.current).toBe("b");
  rerender({ thing: null });
  expect(result.current).toBe("b");
});
