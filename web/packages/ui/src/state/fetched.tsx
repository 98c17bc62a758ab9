/** Shows one query in its state: skeleton, failure with another try, or the data. */
import type { ReactNode } from "react";
import { Failure } from "./failure";
import { Loading } from "./loading";

export type Query<Data> = {
  data: Data | undefined;
  error: unknown;
  refetch: () => unknown;
};

export type FetchedProps<Data> = {
  query: Query<Data>;
  /** What keeps the place while the data come. */
  loading?: ReactNode;
  children: (data: Data) => ReactNode;
};

export function Fetched<Data>({ query, loading, children }: FetchedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return loading ?? <Loading />;
}
