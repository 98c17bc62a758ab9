/** «Опоздавшие показания обходов»: taken in time, come too late; somebody of the supplier decides. */

import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Empty } from "@personal-cabinet/ui/state/empty";
import { DataTable } from "@personal-cabinet/ui/table/data-table";
import { FilterSelect } from "@personal-cabinet/ui/table/filter-select";
import { useTableState } from "@personal-cabinet/ui/table/table-state";
import { useAddressRecord } from "@personal-cabinet/ui/table/use-address-record";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useRowsPerPage } from "../../shared/use-panel-settings";
import { useTimesNote } from "../../shared/use-times-note";
import { lateQuery } from "./api/list-late";
import {
  LATE,
  type LateFilters,
  readLateFilters,
  WHICH,
  type Which,
  withLateFilters,
} from "./late-address";
import { lateColumns, lateKey, lateName } from "./late-columns";
import { LateDrawer } from "./late-drawer";
import styles from "./submissions.module.css";
import { submissionsWords } from "./submissions-words";

export const words = submissionsWords;

export function Component() {
  const { t } = useTranslation("submissions");
  const [params, setParams] = useAddress();
  const [state, setState] = useTableState(useRowsPerPage());
  const opened = useAddressRecord(LATE);
  const times = useTimesNote();
  const { which, organization } = readLateFilters(params);
  const { search, limit, offset } = state;
  const settled = which && which === "settled";
  const late = useQuery(lateQuery({ search, organization, settled, limit, offset }));
  const items = late.data?.items ?? [];
  const change = (changes: Partial<LateFilters>) =>
    setParams((now) => withLateFilters(now, changes));
  return (
    <>
      <PageHeader
        title={t("late.title")}
        crumbs={[
          { label: t("admin:menu.group.readings") },
          { label: t("title"), to: "/submissions" },
        ]}
        about={`${t("late.about")} ${times}`}
      />
      <DataTable
        caption={t("late.title")}
        columns={lateColumns(t, opened.addressOf)}
        rowKey={lateKey}
        rowLabel={lateName}
        searchLabel={t("late.search")}
        searchHint={t("late.searchHint")}
        state={state}
        onChange={setState}
        query={late}
        tools={
          <>
            <FilterSelect
              label={t("filter.state")}
              any={t("any")}
              value={which}
              options={WHICH.map((one) => ({ value: one, label: t(`late.state.${one}`) }))}
              onChange={(one) => change({ which: one as Which | undefined })}
            />
            {organization && (
              <div className={styles.organization}>
                <span>
                  {t("ofOrganization", {
                    name: items[0]?.organization.short_name ?? `№ ${organization}`,
                  })}
                </span>
                <Button type="link" onClick={() => change({ organization: undefined })}>
                  {t("ofAll")}
                </Button>
              </div>
            )}
          </>
        }
        toolsOn={Number(Boolean(which)) + Number(Boolean(organization))}
        empty={<Empty title={t("late.empty")} text={t("late.emptyText")} />}
      />
      <LateDrawer
        row={items.find((row) => lateKey(row) === opened.opened) ?? null}
        onClose={opened.close}
      />
    </>
  );
}
