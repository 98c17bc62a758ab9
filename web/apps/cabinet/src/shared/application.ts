/** This application, as the entrance and the way there know it. */
import type { Application } from "@personal-cabinet/session/entrance/application";

export const application: Application = { name: "cabinet", base: "/" };
