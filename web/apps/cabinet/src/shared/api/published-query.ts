import type { PublishedOut } from "@personal-cabinet/api/cabinet";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";
import { getInformation } from "./get-information";

/** What is published, for the pages inside; kept on the device. */
export const publishedQuery = queryOptions<PublishedOut>({
  queryKey: ["information"],
  queryFn: getInformation,
  meta: KEPT,
});
