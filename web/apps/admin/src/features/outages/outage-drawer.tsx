/** One outage beside the list. */
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AuditLink } from "../../shared/audit-link";
import { outageQuery } from "./api/get-outage";
import { OutageCard } from "./outage-card";

const WIDTH = 860;

function One({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery(outageQuery(id));
  return (
    <Fetched query={query} loading={<Loading lines={12} />}>
      {(outage) => (
        <>
          <AuditLink kind="outage" ids={[outage.id]} />
          <OutageCard outage={outage} onReload={() => void query.refetch()} onGone={onClose} />
        </>
      )}
    </Fetched>
  );
}

export function OutageDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation("outages");
  const known = useQuery({ ...outageQuery(id ?? ""), enabled: false }).data;
  return (
    <RecordDrawer
      record={id}
      title={known ? t("one", { number: known.number }) : t("oneAwaited")}
      close={t("close")}
      width={WIDTH}
      onClose={onClose}
    >
      {(shown) => <One key={shown} id={shown} onClose={onClose} />}
    </RecordDrawer>
  );
}
