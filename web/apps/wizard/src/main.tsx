/** Starts the wizard. */
import { configureSession } from "@personal-cabinet/api/session";
import { startWords } from "@personal-cabinet/i18n/setup";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { goToSignIn } from "./app/navigation";
import wizard from "./shared/words/ru";

configureSession({ refreshPath: null, onEnded: goToSignIn });

startWords({
  name: "wizard",
  russian: wizard,
  english: () => import("./shared/words/en").then((words) => words.default),
}).then(() => {
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
