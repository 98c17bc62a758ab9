/** The reader's notices as they are now, and what the reader does with them. */
import type { CountersOut } from "@personal-cabinet/api/notifications";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { confirmNotice } from "./api/confirm-notice";
import { changedKey, countersQuery, getCounters } from "./api/get-counters";
import { bannersQuery } from "./api/list-banners";
import { NOTICE_LISTS, NOTICES, noticesQuery } from "./api/list-notices";
import { readNotice } from "./api/read-notice";
import { shareFollow } from "./share-follow";

const COUNTERS = countersQuery.queryKey;
const POLL_MS = 60_000;

/** Counters that come by themselves; without the stream they are asked for every minute. */
export function useCounters(): CountersOut | undefined {
  const queries = useQueryClient();
  const user = useMe().data?.id;
  const [live, setLive] = useState(false);
  const { data } = useQuery({ ...countersQuery, refetchInterval: live ? false : POLL_MS });
  useEffect(() => {
    if (!user) return;
    return shareFollow(user, {
      onLive: setLive,
      onCounters: (counters) => {
        const before = queries.getQueryData(COUNTERS);
        if (JSON.stringify(before) === JSON.stringify(counters)) return;
        queries.setQueryData(COUNTERS, counters);
        void queries.invalidateQueries({ queryKey: NOTICE_LISTS });
      },
      onChanged: (what) => void queries.invalidateQueries({ queryKey: changedKey(what) }),
      renew: getCounters,
    });
  }, [queries, user]);
  return data;
}

/** The counters that somebody else on the page keeps up. */
export function useKnownCounters(): CountersOut | undefined {
  return useQuery(countersQuery).data;
}

export function useNoticeList(
  state: "all" | "unread" | "modal",
  page: { limit: number; offset: number },
  enabled = true,
) {
  return useQuery({ ...noticesQuery(state, page), enabled });
}

export function useBanners(enabled: boolean) {
  return useQuery({ ...bannersQuery, enabled });
}

/** After an act counters and lists are asked for again. */
function useAct(act: (id: string) => Promise<void>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: NOTICES }),
  });
}

export const useRead = () => useAct(readNotice);
export const useConfirm = () => useAct(confirmNotice);
