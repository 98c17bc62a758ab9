/** One meter, beside the list; its key is in the address. */
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AuditLink } from "../../../shared/audit-link";
import { cardQuery } from "./api/get-card";
import { MeterCard } from "./meter-card";

function Meter({ id }: { id: number }) {
  const meter = useQuery(cardQuery(id));
  return (
    <Fetched query={meter} loading={<Loading lines={10} />}>
      {({ card, tag }) => (
        <>
          <AuditLink kind="meter" ids={[id]} />
          <MeterCard card={card} tag={tag} onReload={() => void meter.refetch()} />
        </>
      )}
    </Fetched>
  );
}

export function MeterDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation("meters");
  return (
    <RecordDrawer
      record={id}
      title={t("card.title")}
      close={t("card.close")}
      width={760}
      onClose={onClose}
    >
      {(shown) => <Meter key={shown} id={Number(shown)} />}
    </RecordDrawer>
  );
}
