/** What surrounds every page: the server's data, the look in the supplier's colour, the router. */
import { UiProvider } from "@personal-cabinet/ui/theme/ui-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "react-router/dom";
import { useSupplier } from "../shared/use-supplier";
import { queries } from "./queries";
import { router } from "./router";

function InSupplierColour() {
  return (
    <UiProvider color={useSupplier().color}>
      <RouterProvider router={router} />
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
