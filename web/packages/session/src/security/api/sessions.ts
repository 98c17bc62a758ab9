import { listSessions } from "@personal-cabinet/api/acts/list-sessions";
import { queryOptions } from "@tanstack/react-query";

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: () => listSessions(),
  staleTime: 0,
});
