/** Which orders are listed: of which state and service, ordered in which days. */
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { isDay } from "@personal-cabinet/ui/period/period";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { FilterDays } from "@personal-cabinet/ui/table/filter-days";
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type State, servicesQuery } from "./api/orders";

const STATES = ["all", "new", "in_work", "done", "cancelled"] as const;

export type OrderView = { state?: State; service_id?: number; from?: string; to?: string };

const dayOf = (value: string | null) => (isDay(value) ? value : undefined);

/** What the address looks for, and its setter, which begins at the first page. */
export function useOrderView(): [OrderView, (changes: Record<string, string | undefined>) => void] {
  const [params, setParams] = useAddress();
  const state = STATES.find((known) => known === params.get("state"));
  const service = Number(params.get("service"));
  const [from, to] = [dayOf(params.get("from")), dayOf(params.get("to"))];
  const change = (changes: Record<string, string | undefined>) =>
    setParams((now) => {
      const kept = new URLSearchParams(now);
      kept.delete("page");
      for (const [name, value] of Object.entries(changes)) {
        if (value) kept.set(name, value);
        else kept.delete(name);
      }
      return kept;
    });
  const view = {
    ...(state && state !== "all" ? { state } : {}),
    ...(Number.isInteger(service) && service > 0 ? { service_id: service } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
  return [view, change];
}

type Change = (changes: Record<string, string | undefined>) => void;

export function OrderFilters({ view, onChange }: { view: OrderView; onChange: Change }) {
  const { t } = useTranslation("orders");
  const services = useQuery(servicesQuery).data?.items ?? [];
  return (
    <>
      <FilterChoice
        label={t("stateFilter")}
        value={view.state ?? "all"}
        options={STATES.map((value) => ({
          value,
          label: t(value === "all" ? "all" : `state.${value}`),
        }))}
        onChange={(state) => onChange({ state: state === "all" ? undefined : state })}
      />
      <FilterSelect
        label={t("column.service")}
        any={t("all")}
        value={view.service_id === undefined ? undefined : String(view.service_id)}
        options={services.map(({ id, title }) => ({ value: String(id), label: title }))}
        onChange={(service) => onChange({ service })}
      />
      <FilterDays
        labels={{ from: t("filter.from"), to: t("filter.to") }}
        days={view}
        onChange={(changed) => onChange({ ...changed })}
      />
    </>
  );
}
