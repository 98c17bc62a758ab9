/** What may be done with an outage now; what is told to people is written before it is told. */
import type { StaffOutageCardOut } from "@personal-cabinet/api/cabinet";
import { useTell } from "@personal-cabinet/session/inner/told";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ActForm } from "./act-form";
import { OUTAGES } from "./api/list-outages";
import {
  cancelOutage,
  deleteOutage,
  endOutage,
  publishOutage,
  updateOutage,
} from "./api/outage-acts";
import styles from "./outages.module.css";
import { Refused } from "./refused";

export type Act = "publish" | "update" | "end" | "cancel" | "delete";
export type ActValues = { text: string; at: string | null };

/** What the service would refuse is not offered. */
export function actsFor({ status }: Pick<StaffOutageCardOut, "status">): Act[] {
  if (status === "draft") return ["publish", "delete"];
  if (status === "planned") return ["update", "cancel"];
  return status === "current" ? ["update", "end", "cancel"] : [];
}

type ActsProps = { outage: StaffOutageCardOut; onReload: () => void; onGone: () => void };

export function OutageActs({ outage, onReload, onGone }: ActsProps) {
  const { t } = useTranslation("outages");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useTell();
  const [chosen, setChosen] = useState<Act | null>(null);
  const id = String(outage.id);
  const { etag } = outage;
  const acts: Record<Act, (given: ActValues) => Promise<unknown>> = {
    publish: () => publishOutage(id, etag),
    update: ({ text, at }) => updateOutage(id, etag, { text, expected_end_at: at }),
    end: ({ text, at }) => endOutage(id, etag, { text, ended_at: at }),
    cancel: ({ text }) => cancelOutage(id, etag, { text }),
    delete: () => deleteOutage(id, etag),
  };
  const act = useMutation({
    mutationFn: ({ name, given }: { name: Act; given: ActValues }) => acts[name](given),
    onSuccess: (_done, { name }) => {
      setChosen(null);
      tell(t(`acts.${name}.done`));
      if (name === "delete") onGone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: OUTAGES }),
  });
  const offered = actsFor(outage);
  if (offered.length === 0) return null;
  return (
    <section aria-label={t("acts.title")} className={styles.acts}>
      <Refused
        error={act.error}
        onReload={() => {
          act.reset();
          onReload();
        }}
      />
      {chosen ? (
        <ActForm
          key={chosen}
          act={chosen}
          outage={outage}
          busy={act.isPending}
          onSend={(given) => !act.isPending && act.mutate({ name: chosen, given })}
          onClose={() => setChosen(null)}
        />
      ) : (
        <div className={styles.actions}>
          {offered.map((name) => (
            <Button
              key={name}
              type={name === "publish" ? "primary" : "default"}
              danger={name === "delete" || name === "cancel"}
              onClick={() => setChosen(name)}
            >
              {t(`acts.${name}.open`)}
            </Button>
          ))}
          <Button onClick={() => void navigate(`/outages/${id}/change`)}>{t("acts.change")}</Button>
        </div>
      )}
    </section>
  );
}
