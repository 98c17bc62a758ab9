/** Starts the control panel. */
import { configureSession } from "@personal-cabinet/api/session";
import { startWords } from "@personal-cabinet/i18n/setup";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { goToSignIn } from "./app/navigation";
import admin from "./shared/words/ru";

configureSession({ refreshPath: "/api/auth/refresh", onEnded: goToSignIn });

startWords({
  name: "admin",
  russian: admin,
  english: () => import("./shared/words/en").then((words) => words.default),
}).then(() => {
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
