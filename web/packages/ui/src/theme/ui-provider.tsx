/** Wraps an application all of whose pages are made of antd in the suite's look. */
import type { ReactNode } from "react";
import { AntdLook } from "./antd-look";
import { Look } from "./look";

export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <Look>
      <AntdLook>{children}</AntdLook>
    </Look>
  );
}
