/** The columns of a table as who looks has chosen them, kept for him by the service. */
import type { TableName } from "@personal-cabinet/api/admin";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { columnsQuery, keepColumns } from "./api/table-columns";

export type TableColumns<Name extends string> = {
  name: TableName;
  /** In the order of the table; the first is always there. */
  all: readonly [Name, ...Name[]];
  /** Those that a table comes with. */
  usual: readonly Name[];
};

/** Of what was kept the columns that there are, the first always among them. */
export function knownColumns<Name extends string>(
  { all, usual }: Pick<TableColumns<Name>, "all" | "usual">,
  kept: readonly string[] | undefined,
): Name[] {
  return kept?.length ? all.filter((name) => name === all[0] || kept.includes(name)) : [...usual];
}

export function useColumns<Name extends string>(
  table: TableColumns<Name>,
): [Name[], (shown: Name[]) => void] {
  const queries = useQueryClient();
  const kept = useQuery(columnsQuery(table.name));
  const keep = useMutation({ mutationFn: (shown: Name[]) => keepColumns(table.name, shown) });
  const choose = (shown: Name[]) => {
    // At once; what cannot be kept holds for this visit.
    queries.setQueryData(columnsQuery(table.name).queryKey, { columns: shown });
    keep.mutate(shown);
  };
  return [knownColumns(table, kept.data?.columns), choose];
}
