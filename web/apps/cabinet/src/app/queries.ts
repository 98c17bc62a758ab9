/** The cache of the server's data, kept on the device; and what a refused query demands first. */
import { goToDemanded } from "@personal-cabinet/session/inner/leave";
import { makeQueries } from "@personal-cabinet/session/inner/queries";
import { application } from "../shared/application";
import { kept } from "../shared/kept/kept";

export const queries = makeQueries(
  { "password-change-required": () => goToDemanded(application, "/password") },
  kept.keeping,
);
