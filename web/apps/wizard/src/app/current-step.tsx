/** The wizard's first address leads to the step that is to be done. */
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "react-router";
import { stepsQuery } from "../shared/api/get-state";
import { nextToDo } from "../shared/steps";

export function Component() {
  const steps = useQuery(stepsQuery());
  return <Fetched query={steps}>{(state) => <Navigate to={nextToDo(state)} replace />}</Fetched>;
}
