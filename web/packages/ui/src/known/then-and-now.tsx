/** Both answers about a period, as it was known on a day and as it is, when both are there. */
import { type UseQueryOptions, useQueries } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failure } from "../state/failure";
import { Loading } from "../state/loading";

// biome-ignore lint/suspicious/noExplicitAny: keys differ, and are not read here
export type Asked<Answer> = UseQueryOptions<Answer, Error, Answer, any>;

type ThenAndNowProps<Answer> = {
  asked: [Asked<Answer>, Asked<Answer>];
  children: (then: Answer, now: Answer) => ReactNode;
};

export function ThenAndNow<Answer>({ asked, children }: ThenAndNowProps<Answer>) {
  const [then, now] = useQueries({ queries: asked });
  const error = then.error ?? now.error;
  const again = () => void Promise.all([then.refetch(), now.refetch()]);
  if (error) return <Failure error={error} onRetry={again} />;
  // Of another day nothing stays in sight: it would be taken for this one's.
  if (then.isFetching || !then.data || !now.data) return <Loading lines={3} />;
  return children(then.data, now.data);
}
