import {
  cabinetApi,
  type ListedSheetOut,
  type SheetClass,
  type SheetHouseOut,
  type SheetOut,
  type SheetRowOut,
} from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import { queryOptions } from "@tanstack/react-query";
import { SERVICING } from "../../../shared/servicing/api/servicing";

export const SHEETS = [...SERVICING, "sheets"] as const;
export const sheetKey = (id: string) => [...SHEETS, id] as const;
/** How often it is looked how far a file is. */
const LOOK_MS = 1000;

/** Which rows of a file: all, or of a class, of a house; 0: of none that is known. */
export type Wanted = {
  class?: SheetClass | undefined;
  house?: number | undefined;
  scope?: "unit" | "building" | undefined;
};
export type RowsPage = { limit: number; offset: number };

/** The files that wait, whoever of the organisation uploaded them. */
export const sheetsQuery = queryOptions<ListedSheetOut[]>({
  queryKey: [...SHEETS, "list"],
  queryFn: async () => (await dataOf(cabinetApi.GET("/api/cabinet/servicing/sheets", {}))).items,
  refetchOnWindowFocus: "always",
});

export const isUnderway = ({ state }: Pick<ListedSheetOut, "state">) =>
  state === "waiting" || state === "checking";

/** A file with its houses; asked for again while it is being checked. */
export const sheetQuery = (id: string) =>
  queryOptions<SheetOut>({
    queryKey: sheetKey(id),
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/servicing/sheets/{sheet_id}", {
          params: { path: { sheet_id: id } },
        }),
      ),
    refetchInterval: ({ state }) => (state.data && isUnderway(state.data) ? LOOK_MS : false),
    refetchOnWindowFocus: "always",
  });

export const wantedOf = (house: SheetHouseOut, rows: SheetClass | undefined): Wanted => ({
  class: rows,
  house: house.id ?? 0,
  scope: house.scope ?? undefined,
});

export const rowsKey = (id: string) => [...sheetKey(id), "rows"] as const;

export const rowsQuery = (id: string, wanted: Wanted, page: RowsPage) =>
  queryOptions<{ items: SheetRowOut[]; total: number }>({
    queryKey: [...rowsKey(id), wanted, page],
    queryFn: () =>
      dataOf(
        cabinetApi.GET("/api/cabinet/servicing/sheets/{sheet_id}/rows", {
          params: { path: { sheet_id: id }, query: { ...wanted, ...page } },
        }),
      ),
    placeholderData: (before) => before,
  });

/** The keys of all rows of a file that are wanted, on whichever page they stand. */
export async function listRowIds(id: string, wanted: Wanted): Promise<number[]> {
  const params = { path: { sheet_id: id }, query: wanted };
  const told = await dataOf(
    cabinetApi.GET("/api/cabinet/servicing/sheets/{sheet_id}/row-ids", { params }),
  );
  return told.ids;
}
