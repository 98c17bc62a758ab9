/** What surrounds every page: the server's data, the look in the supplier's colour, the router. */
import { UiProvider } from "@personal-cabinet/ui/theme/ui-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { BrowserRouter } from "react-router";
import { useSupplier } from "../shared/use-supplier";
import { Pages } from "./pages";
import { queries } from "./queries";

function InSupplierColour() {
  return (
    <UiProvider color={useSupplier().color}>
      <BrowserRouter>
        <Pages />
      </BrowserRouter>
    </UiProvider>
  );
}

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <InSupplierColour />
    </QueryClientProvider>
  );
}
