/** Whether figures are looked at as a chart or as a table: it is in the address. */
import type { ChartView } from "@personal-cabinet/ui/chart/bar-chart";
import { useAddress } from "@personal-cabinet/ui/page/use-address";

export function useView(): [ChartView, (next: ChartView) => void] {
  const [params, setParams] = useAddress();
  const setView = (next: ChartView) =>
    setParams(
      (now) => {
        const changed = new URLSearchParams(now);
        if (next === "table") changed.set("view", next);
        else changed.delete("view");
        return changed;
      },
      { replace: true },
    );
  return [params.get("view") === "table" ? "table" : "chart", setView];
}
