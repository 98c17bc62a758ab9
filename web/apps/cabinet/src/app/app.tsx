/** What surrounds every page: the server's data, the look in the supplier's colour, the router. */
import { Look } from "@personal-cabinet/ui/theme/look";
import { QueryClientProvider } from "@tanstack/react-query";
import { BrowserRouter } from "react-router";
import { useSupplier } from "../shared/use-supplier";
import { Pages } from "./pages";
import { queries } from "./queries";

function InSupplierColour() {
  return (
    <Look color={useSupplier().color}>
      <BrowserRouter>
        <Pages />
      </BrowserRouter>
    </Look>
  );
}

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <InSupplierColour />
    </QueryClientProvider>
  );
}
