/** What the chart shows, to be kept: figures for a spreadsheet, or a picture. */
import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import PictureOutlined from "@ant-design/icons/PictureOutlined";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PlainButton } from "@personal-cabinet/ui/form/plain-button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ShownChart } from "./chart-files";

export function ChartDownloads({ children, ...chart }: ShownChart & { children: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const saveFigures = async () => (await import("./chart-files")).saveFigures(chart, t, language);
  const savePicture = async () => (await import("./chart-files")).savePicture(chart, t, language);
  return (
    <>
      <PlainButton
        aria-label={t("readings:file.shown")}
        icon={<DownloadOutlined aria-hidden="true" />}
        onClick={() => void saveFigures()}
      >
        {t("readings:file.save")}
      </PlainButton>
      {children}
      <PlainButton
        aria-label={t("readings:file.png")}
        icon={<PictureOutlined aria-hidden="true" />}
        onClick={() => void savePicture()}
      >
        PNG
      </PlainButton>
    </>
  );
}
