/** What surrounds every page: the server's data, the supplier's look, the router. */
import { InSupplierLook } from "@personal-cabinet/session/inner/in-supplier-look";
import { QueryClientProvider } from "@tanstack/react-query";
import { BrowserRouter } from "react-router";
import { Pages } from "./pages";
import { queries } from "./queries";

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <InSupplierLook>
        <BrowserRouter>
          <Pages />
        </BrowserRouter>
      </InSupplierLook>
    </QueryClientProvider>
  );
}
