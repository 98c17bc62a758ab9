/** The cache of the server's data, and what a refused query demands first. */
import { goToDemanded } from "@personal-cabinet/session/inner/leave";
import { makeQueries } from "@personal-cabinet/session/inner/queries";
import { application } from "../shared/application";

export const queries = makeQueries({
  "password-change-required": () => goToDemanded(application, "/password"),
  "second-factor-required": () => goToDemanded(application, "/second-factor"),
});
