/** All that is kept about a consumer: as a file, or erased for good. */
import type { ListedUserOut } from "@personal-cabinet/api/auth";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { saveFrom } from "@personal-cabinet/ui/page/save-file";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { exportAddress, exportQuery } from "../../../shared/api/get-export";
import { useMay } from "../../../shared/use-may";
import styles from "../shared/users.module.css";
import { exportPersonalData } from "./api/personal-data";
import { EraseDialog } from "./erase-dialog";

function ExportButton({ user }: { user: ListedUserOut }) {
  const { t } = useTranslation("people");
  const language = useLanguage();
  const [id, setId] = useState<string | null>(null);
  const asking = useMutation({
    mutationFn: () => exportPersonalData(user.id, language),
    onSuccess: (job) => setId(job.id),
  });
  const job = useQuery(exportQuery("cabinet", id));
  const state = job.data?.state;
  const ready = state === "ready" ? job.data : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file is saved when it becomes ready
  useEffect(() => {
    if (ready) saveFrom(exportAddress("cabinet", ready.id), ready.name);
  }, [ready?.id]);
  const busy = asking.isPending || state === "waiting" || state === "running";
  return (
    <>
      <FormAlert error={asking.error ?? job.error} />
      <Button loading={busy} onClick={() => asking.mutate()}>
        {t("personal.export")}
      </Button>
      <div role="status">
        {busy && t("personal.making")}
        {state === "failed" && t("admin:export.failed")}
        {ready && (
          <>
            {t("admin:export.ready", { name: ready.name })}{" "}
            <a href={exportAddress("cabinet", ready.id)} download={ready.name}>
              {t("admin:export.again")}
            </a>
          </>
        )}
      </div>
    </>
  );
}

export type PersonalDataProps = { user: ListedUserOut; onErased: () => void };

export function PersonalData({ user, onErased }: PersonalDataProps) {
  const { t } = useTranslation("people");
  const [asked, setAsked] = useState(false);
  const exports = useMay("personal:export");
  const erases = useMay("personal:erase");
  if (!exports && !erases) return null;
  return (
    <section className={styles.section}>
      <h2>{t("personal.title")}</h2>
      <div className={styles.stack}>
        <p>{t("personal.about")}</p>
        {exports && <ExportButton user={user} />}
        {erases && (
          <Button danger onClick={() => setAsked(true)}>
            {t("personal.erase")}
          </Button>
        )}
      </div>
      {asked && <EraseDialog user={user} onClose={() => setAsked(false)} onErased={onErased} />}
    </section>
  );
}
