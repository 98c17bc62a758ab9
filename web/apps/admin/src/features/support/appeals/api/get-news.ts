import { cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";

const AGAIN_MS = 10_000;

/** How many appeals have come and changed since a moment, and from when to ask next. */
function getNews(since: string) {
  return dataOf(
    cabinetApi.GET("/api/cabinet/staff/appeals/news", { params: { query: { since } } }),
  );
}

/** Asks again and again what has happened since the last time; `since` holds from when. */
export function newsQuery(since: { current: string }) {
  return queryOptions({
    queryKey: ["appeal-news"],
    queryFn: async () => {
      const news = await getNews(since.current);
      since.current = news.at;
      return news;
    },
    refetchInterval: AGAIN_MS,
    gcTime: 0,
  });
}
