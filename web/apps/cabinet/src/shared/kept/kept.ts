/** What this application keeps of its queries on the device. */
import { isPresent } from "@personal-cabinet/session/presence";
import { application } from "../application";
import { keepQueries } from "./keep-queries";
import { store } from "./store";

export const kept = keepQueries({
  store,
  isPresent: () => isPresent(application.name),
  onOther: () => window.location.reload(),
});
