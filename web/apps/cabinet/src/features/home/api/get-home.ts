import { cabinetApi, type HomeOut } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { KEPT } from "@personal-cabinet/session/inner/queries";
import { queryOptions } from "@tanstack/react-query";

/** The main page, all of it. */
export const home = queryOptions<HomeOut>({
  queryKey: ["home"],
  queryFn: () => dataOf(cabinetApi.GET("/api/cabinet/home", {})) as Promise<HomeOut>,
  meta: KEPT,
});
