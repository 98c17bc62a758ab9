/** Starts the control panel. */
import { configureSession } from "@personal-cabinet/api/session";
import admin from "@personal-cabinet/i18n/ru/admin";
import { startWords } from "@personal-cabinet/i18n/setup";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { goToSignIn } from "./app/navigation";

configureSession({ refreshPath: "/api/auth/refresh", onEnded: goToSignIn });

startWords({
  name: "admin",
  russian: admin,
  english: () => import("@personal-cabinet/i18n/en/admin").then((words) => words.default),
}).then(() => {
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
