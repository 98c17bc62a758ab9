/** What surrounds every page: the server's data, the look, the router. */
import { AntdLook } from "@personal-cabinet/ui/theme/antd-look";
import { Look } from "@personal-cabinet/ui/theme/look";
import { QueryClientProvider } from "@tanstack/react-query";
import { BrowserRouter } from "react-router";
import { Pages } from "./pages";
import { queries } from "./queries";

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Look>
        <AntdLook>
          <BrowserRouter basename="/wizard">
            <Pages />
          </BrowserRouter>
        </AntdLook>
      </Look>
    </QueryClientProvider>
  );
}
