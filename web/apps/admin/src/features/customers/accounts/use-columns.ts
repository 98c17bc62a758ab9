/** The columns of the accounts as who looks has chosen them, kept for him by the service. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { COLUMNS, type ColumnName, USUAL } from "./account-columns";
import { columnsQuery, keepColumns } from "./api/table-columns";

/** Of what was kept the columns that there are, the number always among them. */
export function knownColumns(kept: readonly string[] | undefined): ColumnName[] {
  const known = COLUMNS.filter((name) => name === "number" || kept?.includes(name));
  return kept?.length ? known : [...USUAL];
}

export function useColumns(): [ColumnName[], (shown: ColumnName[]) => void] {
  const queries = useQueryClient();
  const kept = useQuery(columnsQuery());
  const keep = useMutation({ mutationFn: keepColumns });
  const choose = (shown: ColumnName[]) => {
    // At once; what cannot be kept holds for this visit.
    queries.setQueryData(columnsQuery().queryKey, { columns: shown });
    keep.mutate(shown);
  };
  return [knownColumns(kept.data?.columns), choose];
}
