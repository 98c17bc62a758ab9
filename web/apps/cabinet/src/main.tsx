/** Starts the consumer's cabinet. */
import { configureSession } from "@personal-cabinet/api/session";
import cabinet from "@personal-cabinet/i18n/ru/cabinet";
import { startWords } from "@personal-cabinet/i18n/setup";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { goToSignIn } from "./app/navigation";

configureSession({ refreshPath: "/api/auth/refresh", onEnded: goToSignIn });

startWords({
  name: "cabinet",
  russian: cabinet,
  english: () => import("@personal-cabinet/i18n/en/cabinet").then((words) => words.default),
}).then(() => {
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
