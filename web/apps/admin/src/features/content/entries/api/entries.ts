import { type ContentEntryOut, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";
import type { paths } from "@personal-cabinet/api/generated/cabinet";
import { queryOptions } from "@tanstack/react-query";
import { seen, taggedOf } from "../../../../shared/tagged";

const LIST = "/api/cabinet/staff/content/entries";
const ENTRY = "/api/cabinet/staff/content/entries/{entry_id}";
const MOST = 200;

export type Kind = ContentEntryOut["kind"];
export type EntryBody = paths[typeof LIST]["post"]["requestBody"]["content"]["application/json"];
type Wanted = { kind: Kind; search: string; limit: number; offset: number };
const path = (id: number) => ({ entry_id: id });

/** Whatever begins with it is renewed when content changes. */
export const CONTENT = ["content"];

/** A page of the entries of a kind, in their order. */
export function entriesQuery(query: Wanted) {
  return queryOptions({
    queryKey: [...CONTENT, "list", query],
    queryFn: () => dataOf(cabinetApi.GET(LIST, { params: { query } })),
  });
}

/** All groups of questions, to choose one. */
export const groupsQuery = queryOptions({
  queryKey: [...CONTENT, "groups"],
  queryFn: () =>
    dataOf(cabinetApi.GET(LIST, { params: { query: { kind: "group", limit: MOST } } })),
});

/** An entry with its tag. */
export function entryQuery(id: number) {
  return queryOptions({
    queryKey: [...CONTENT, "entry", id],
    queryFn: () => taggedOf(cabinetApi.GET(ENTRY, { params: { path: path(id) } })),
    refetchOnWindowFocus: false,
  });
}

/** Writes a draft. */
export function addEntry(body: EntryBody): Promise<ContentEntryOut> {
  return dataOf(cabinetApi.POST(LIST, { body }));
}

/** Writes a draft anew; 412 `stale` when another has changed it. */
export function changeEntry(id: number, tag: string, body: EntryBody): Promise<ContentEntryOut> {
  return dataOf(cabinetApi.PUT(ENTRY, { params: { path: path(id), header: seen(tag) }, body }));
}

/** Lets everybody read it, or nobody. */
export function showEntry(id: number, tag: string, act: "publish" | "withdraw") {
  const params = { path: path(id), header: seen(tag) };
  return dataOf(
    act === "publish"
      ? cabinetApi.POST(`${ENTRY}/publish`, { params })
      : cabinetApi.POST(`${ENTRY}/withdraw`, { params }),
  );
}

/** Deletes what is not published. */
export function deleteEntry(id: number, tag: string) {
  return dataOf(cabinetApi.DELETE(ENTRY, { params: { path: path(id), header: seen(tag) } }));
}

/** Puts an entry before another one, or at the end. */
export function moveEntry(id: number, before: number | null) {
  return dataOf(cabinetApi.POST(`${ENTRY}/move`, { params: { path: path(id) }, body: { before } }));
}

/** Gives a document its PDF, or a service its picture. */
export function putFile(id: number, tag: string, file: File): Promise<ContentEntryOut> {
  return dataOf(
    cabinetApi.PUT("/api/cabinet/staff/content/files/{entry_id}", {
      params: { path: path(id), header: seen(tag), query: { name: file.name } },
      // The generated type of a body of bytes is a text.
      body: file as unknown as string,
      bodySerializer: (body) => body as unknown as File,
      headers: { "Content-Type": "application/octet-stream" },
    }),
  );
}
