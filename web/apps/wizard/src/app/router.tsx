/** The addresses of the wizard application. */
import { createBrowserRouter } from "react-router";
import { HomePage } from "../features/home/home-page";

export const router = createBrowserRouter([{ path: "*", element: <HomePage /> }], {
  basename: "/wizard",
});
