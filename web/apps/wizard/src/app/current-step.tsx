/** The wizard's first address leads to the step that is to be done. */
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Navigate } from "react-router";
import { nextToDo } from "../shared/steps";
import { useSteps } from "../shared/use-steps";

export function Component() {
  const steps = useSteps();
  return <Fetched query={steps}>{(state) => <Navigate to={nextToDo(state)} replace />}</Fetched>;
}
