/** What surrounds every page: the server's data, the look, the router. */
import { UiProvider } from "@personal-cabinet/ui/theme/ui-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "react-router/dom";
import { router } from "./router";

const queries = new QueryClient();

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <UiProvider>
        <RouterProvider router={router} />
      </UiProvider>
    </QueryClientProvider>
  );
}
