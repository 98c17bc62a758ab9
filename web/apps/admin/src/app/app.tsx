/** What surrounds every page: the server's data, the look, the router. */
import { UiProvider } from "@personal-cabinet/ui/theme/ui-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { BrowserRouter } from "react-router";
import { Pages } from "./pages";
import { queries } from "./queries";

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <UiProvider>
        <BrowserRouter>
          <Pages />
        </BrowserRouter>
      </UiProvider>
    </QueryClientProvider>
  );
}
