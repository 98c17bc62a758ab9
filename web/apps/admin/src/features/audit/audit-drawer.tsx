/** One entry of the log beside the list. */
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { entryQuery } from "./api/get-entry";
import { AuditCard } from "./audit-card";

const WIDTH = 760;

function One({ id }: { id: number }) {
  const entry = useQuery(entryQuery(id));
  return (
    <Fetched query={entry} loading={<Loading lines={10} />}>
      {(card) => <AuditCard card={card} />}
    </Fetched>
  );
}

export function AuditDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation("audit");
  const number = id && /^\d{1,15}$/.test(id) ? Number(id) : null;
  return (
    <RecordDrawer
      record={number}
      title={number ? t("entry.title", { id: number }) : t("entry.awaited")}
      close={t("entry.close")}
      width={WIDTH}
      onClose={onClose}
    >
      {(shown) => <One key={shown} id={shown} />}
    </RecordDrawer>
  );
}
