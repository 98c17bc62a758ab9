/** What was measured in the shown period as a file: of the whole place, interval by interval. */
import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PlainButton } from "@personal-cabinet/ui/form/plain-button";
import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { saveBlob } from "@personal-cabinet/ui/page/save-file";
import { useMutation } from "@tanstack/react-query";
import { Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import { EXPORT_FORMATS, type ExportFormat, getExport } from "./api/get-export";
import styles from "./downloads.module.css";
import type { KnownOnProps } from "./known/known-on";

// Nearly nobody sees it, and it brings the parts of forms along.
const Refused = lazyPage(() => import("./refused/refused"));

// Asked for by few; its words come with the button.
const KnownButton = lazyPage(() => import("./known/known-button"));
const KnownOn = lazyPage(() => import("./known/known-on"));
const AskAbout = lazyPage(() => import("./known/ask-about"));

export type DownloadsProps = {
  meter: KnownOnProps["meter"];
  /** First and last local day of the period, `YYYY-MM-DD`. */
  first: string;
  last: string;
};

export function Downloads({ meter, first, last }: DownloadsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const take = useMutation({
    mutationFn: (format: ExportFormat) =>
      getExport(meter.id, { format, start: first, end: last, language }),
    onSuccess: ({ name, content }) => saveBlob(name, content),
  });
  const busy = take.isPending;
  return (
    <section className={styles.downloads} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {t("downloads.title")}
      </h3>
      <p className={styles.hint}>{t("downloads.hint")}</p>
      {take.error && (
        <Suspense fallback={null}>
          <Refused error={take.error} />
        </Suspense>
      )}
      <div className={styles.formats}>
        {EXPORT_FORMATS.map((format) => {
          const made = busy && take.variables === format;
          return (
            <PlainButton
              key={format}
              icon={<DownloadOutlined aria-hidden="true" />}
              aria-busy={made || undefined}
              disabled={busy && !made}
              onClick={() => busy || take.mutate(format)}
            >
              {t(`downloads.format.${format}`)}
            </PlainButton>
          );
        })}
      </div>
      <p role="status" className={styles.told}>
        {busy && t("downloads.making")}
        {take.isSuccess && t("downloads.done", { name: take.data.name })}
      </p>
      <Suspense fallback={null}>
        <KnownButton>
          <KnownOn meter={meter} first={first} last={last} />
        </KnownButton>
        <AskAbout meter={meter} first={first} last={last} />
      </Suspense>
    </section>
  );
}
