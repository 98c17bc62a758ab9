/** The pages that are made of antd. The main page is not one of them: it opens without it. */
import { AntdLook } from "@personal-cabinet/ui/theme/antd-look";
import { Outlet } from "react-router";

export function Component() {
  return (
    <AntdLook>
      <Outlet />
    </AntdLook>
  );
}
