/** A file that waits to be sent: what was found in it, house by house, and what can be done. */

import type { SheetClass, SheetOut } from "@personal-cabinet/api/cabinet";
import { useTell } from "@personal-cabinet/session/inner/told";
import { NativeSelect } from "@personal-cabinet/ui/form/native-select";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteRows } from "./api/acts";
import { countOf, countsWords } from "./counts";
import { DeleteDialog } from "./delete-dialog";
import { HouseRows } from "./house-rows";
import { SendDialog } from "./send-dialog";
import styles from "./sheets.module.css";
import { useChoice } from "./use-choice";

type Shown = "all" | SheetClass;
const SHOWN: Shown[] = ["all", "wrong", "right", "unfilled"];
const SCOPES = ["unit", "building", null] as const;

function useShown() {
  const [params, setParams] = useAddress();
  const shown = SHOWN.find((one) => one === params.get("show")) ?? "all";
  const show = (next: Shown) =>
    setParams((now) => {
      if (next === "all") now.delete("show");
      else now.set("show", next);
      return now;
    });
  return [shown, show] as const;
}

export function SheetView({ sheet, open }: { sheet: SheetOut; open: boolean }) {
  const { t } = useTranslation("servicing-sheets");
  const tell = useTell();
  const choice = useChoice(sheet.id);
  const [shown, show] = useShown();
  const [asking, setAsking] = useState<"delete" | "send" | null>(null);
  const rows = shown === "all" ? undefined : shown;
  const houses = sheet.houses.filter((house) => countOf(house, rows) > 0);
  // What is to be looked at first is in sight at once.
  const first = houses.find(({ wrong }) => wrong > 0) ?? houses[0];
  const chosen = choice.ids.size;
  return (
    <>
      <div className={styles.tools}>
        <NativeSelect<Shown>
          label={t("shown.label")}
          value={shown}
          onChange={show}
          options={SHOWN.map((value) => ({ value, label: t(`shown.${value}`) }))}
        />
        <Button
          disabled={countOf(sheet, rows) === 0}
          loading={choice.busy}
          onClick={() => choice.add({ class: rows })}
        >
          {t("choose.everything")}
        </Button>
        <Button danger disabled={chosen === 0} onClick={() => setAsking("delete")}>
          {t("delete")}
        </Button>
        <Button
          type="primary"
          disabled={!open || sheet.right === 0}
          onClick={() => setAsking("send")}
        >
          {t("sendRight")}
        </Button>
      </div>
      <p role="status" className={styles.chosen}>
        {chosen > 0 && t("chosen", { count: chosen })}
      </p>
      {chosen > 0 && (
        <p>
          <button type="button" className={styles.link} onClick={choice.clear}>
            {t("choose.none")}
          </button>
        </p>
      )}
      {houses.length === 0 && <Empty title={t("nothingShown")} text={t("nothingShownAbout")} />}
      {SCOPES.map((scope) => {
        const ofScope = houses.filter((house) => house.scope === scope);
        if (ofScope.length === 0) return null;
        const sum = (name: SheetClass) => ofScope.reduce((all, house) => all + house[name], 0);
        const counts = { right: sum("right"), wrong: sum("wrong"), unfilled: sum("unfilled") };
        return (
          <Panel key={scope ?? "unknown"} title={t(`meters.${scope ?? "unknown"}`)}>
            <p className={styles.counts}>{countsWords(counts, t)}</p>
            {ofScope.map((house) => (
              <HouseRows
                // Another filter begins with its first page.
                key={`${house.id} ${shown}`}
                sheet={sheet.id}
                house={house}
                rows={rows}
                choice={choice}
                open={open}
                unfolded={house === first}
              />
            ))}
          </Panel>
        );
      })}
      {asking === "delete" && (
        <DeleteDialog
          question={t("deleteRows")}
          act={() => deleteRows(sheet.id, [...choice.ids])}
          onDone={() => {
            tell(t("deleted", { count: chosen }));
            choice.clear();
            setAsking(null);
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "send" && <SendDialog sheet={sheet} onClose={() => setAsking(null)} />}
    </>
  );
}
