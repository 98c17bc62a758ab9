/** «Мои данные»: all that is kept about the reader, as a file. */
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { PlainRow } from "@personal-cabinet/session/security/setting-row";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { askOwnData, ownDataAddress, ownDataQuery } from "./api/own-data";

export function OwnDataRow() {
  const { t } = useTranslation("profile");
  const language = useLanguage();
  const queries = useQueryClient();
  const file = useQuery(ownDataQuery).data;
  const asking = useMutation({
    mutationFn: () => askOwnData(language),
    onSuccess: (job) => queries.setQueryData(ownDataQuery.queryKey, job),
  });
  const busy = asking.isPending || file?.state === "waiting" || file?.state === "running";
  const ready = file?.state === "ready" ? file : null;
  return (
    <PlainRow
      label={t("data.title")}
      value={
        <span role="status">
          {busy && t("data.making")}
          {!busy && file?.state === "failed" && t("data.failed")}
          {!busy && !ready && file?.state !== "failed" && t("data.about")}
          {!busy && ready && (
            <a href={ownDataAddress(ready.id)} download={ready.name}>
              {t("data.take")}
            </a>
          )}
        </span>
      }
      control={
        <Button loading={busy} onClick={() => asking.mutate()}>
          {t(ready ? "data.again" : "data.ask")}
        </Button>
      }
    >
      <FormAlert error={asking.error} />
    </PlainRow>
  );
}
