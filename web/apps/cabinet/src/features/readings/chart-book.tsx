/** What the chart shows as a workbook, which the service writes. */
import TableOutlined from "@ant-design/icons/TableOutlined";
import type { MeterOut } from "@personal-cabinet/api/cabinet";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PlainButton } from "@personal-cabinet/ui/form/plain-button";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { saveBlob } from "@personal-cabinet/ui/page/save-file";
import { useMutation } from "@tanstack/react-query";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { getChartFile } from "./api/get-chart-file";
import styles from "./downloads.module.css";
import { comparedDays, type Shown } from "./readings-address";
import { ofShown, questionOf } from "./use-consumption";

// Nearly nobody sees it, and it brings the parts of forms along.
const Refused = lazyPage(() => import("./refused/refused"));

type ChartBookProps = {
  meter: MeterOut;
  shown: Shown;
  firstDay: number;
  /** What it is compared with is there to be seen. */
  compared: boolean;
};

export function ChartBook({ meter, shown, firstDay, compared }: ChartBookProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const take = useMutation({
    mutationFn: () => {
      const beside = compared ? comparedDays(shown, firstDay) : null;
      return getChartFile(ofShown(meter.id, shown), {
        ...questionOf(shown),
        given: shown.both && true,
        compared: beside?.date,
        compared_end: beside?.end,
        language,
      });
    },
    onSuccess: ({ name, content }) => saveBlob(name, content),
  });
  return (
    <>
      <PlainButton
        aria-label={t("readings:file.xlsx")}
        aria-busy={take.isPending || undefined}
        icon={<TableOutlined aria-hidden="true" />}
        onClick={() => take.isPending || take.mutate()}
      >
        XLSX
      </PlainButton>
      <span role="status" className="visually-hidden">
        {take.isPending && t("downloads.making")}
        {take.isSuccess && t("downloads.done", { name: take.data.name })}
      </span>
      {take.error && (
        <div className={styles.refused}>
          <Suspense fallback={null}>
            <Refused error={take.error} />
          </Suspense>
        </div>
      )}
    </>
  );
}
