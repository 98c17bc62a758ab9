/** The cache of the server's data, and what a refused query demands first. */
import { ME } from "@personal-cabinet/session/inner/api/me";
import { goToDemanded } from "@personal-cabinet/session/inner/leave";
import { makeQueries } from "@personal-cabinet/session/inner/queries";
import { application } from "../shared/application";

export const queries = makeQueries({
  // The role holds something else than the page believes: the menu is drawn anew.
  forbidden: () => void queries.invalidateQueries({ queryKey: ME }),
  "password-change-required": () => goToDemanded(application, "/password"),
  "second-factor-required": () => goToDemanded(application, "/second-factor"),
});
