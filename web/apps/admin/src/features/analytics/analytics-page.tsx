/** «Аналитика» (manual 000, 3.1): whether all is well, in figures of the whole suite. */
import ControlOutlined from "@ant-design/icons/ControlOutlined";
import type { Analytics } from "@personal-cabinet/api/admin";
import { formatDayAndTime } from "@personal-cabinet/i18n/dates";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { FilterChoice } from "@personal-cabinet/ui/table/filter-choice";
import { useAddressChoice } from "@personal-cabinet/ui/table/use-address-choice";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimesNote } from "../../shared/use-times-note";
import styles from "./analytics.module.css";
import { analyticsQuery, DAYS, type Days } from "./api/get-analytics";
import { Arranging } from "./arranging";
import { Bones } from "./bones";
import { worstFirst } from "./reasons";
import { Renewal } from "./renewal";
import { TOWNS } from "./stories-of-meters";
import { type Teller, tellerOf } from "./story";
import { Summary } from "./summary";
import { TileGrid } from "./tile-grid";
import { TownsDrawer } from "./towns-drawer";
import { useTiles } from "./use-tiles";
import russian from "./words/ru";

export const words = sectionWords("analytics", russian, () => import("./words/en"));

function Told({ told, arranging, onArranged }: TilesProps) {
  const { t } = useTranslation("analytics");
  const teller = tellerOf(t, useLanguage());
  const tiles = useTiles(told, teller);
  return (
    <>
      <FormAlert error={tiles.error} />
      <Summary
        tiles={tiles.shown}
        needs={worstFirst(tiles.shown, told.figures, teller)}
        teller={teller}
      />
      <p className="visually-hidden" role="status">
        {tiles.said}
      </p>
      {arranging && (
        <Arranging
          hidden={tiles.hidden}
          changed={tiles.changed}
          onShow={tiles.show}
          onReset={tiles.reset}
          onDone={onArranged}
        />
      )}
      {tiles.shown.length > 0 ? (
        <TileGrid
          told={told}
          shown={tiles.shown}
          arranging={arranging}
          teller={teller}
          onMove={tiles.move}
          onHide={tiles.hide}
        />
      ) : (
        <Empty title={t("allHidden")} text={t("allHiddenText")} />
      )}
    </>
  );
}

type TilesProps = { told: Analytics; arranging: boolean; onArranged: () => void };

function about(told: Analytics | undefined, { t, language }: Teller, times: string): string {
  const at = told?.round.done_at;
  const counted = at
    ? t("analytics:counted", { at: formatDayAndTime(at, language) })
    : t("analytics:about");
  return `${counted} ${times}`;
}

export function Component() {
  const { t } = useTranslation("analytics");
  const teller = tellerOf(t, useLanguage());
  const [days, chooseDays] = useAddressChoice<Days>("days", DAYS);
  const [arranging, setArranging] = useState(false);
  const times = useTimesNote();
  const towns = useAddressRecord(TOWNS);
  const answer = useQuery(analyticsQuery(days));
  return (
    <>
      <PageHeader
        title={t("title")}
        about={about(answer.data, teller, times)}
        actions={
          <div className={styles.actions}>
            <FilterChoice<Days>
              label={t("days")}
              value={days}
              onChange={chooseDays}
              options={DAYS.map((value) => ({
                value,
                label: t("daysCount", { count: Number(value) }),
              }))}
            />
            <Renewal told={answer.data} answeredAt={answer.dataUpdatedAt} teller={teller} />
            <Button
              icon={<ControlOutlined />}
              aria-pressed={arranging}
              onClick={() => setArranging(!arranging)}
            >
              {t("arrange.open")}
            </Button>
          </div>
        }
      />
      <Fetched query={answer} loading={<Bones />}>
        {(told) => (
          <Told told={told} arranging={arranging} onArranged={() => setArranging(false)} />
        )}
      </Fetched>
      <TownsDrawer opened={towns.opened !== null} onClose={towns.close} teller={teller} />
    </>
  );
}
