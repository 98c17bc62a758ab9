/** One appeal beside the list: the customer, the dialog, and what is done with it. */
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AuditLink } from "../../../shared/audit-link";
import { appealQuery } from "./api/get-appeal";
import { AppealCard } from "./appeal-card";
import { Around } from "./around";

const WIDTH = 1120;

type AppealDrawerProps = {
  id: string | null;
  /** The appeals of the list in its order. */
  ids?: string[];
  onOpen?: (id: string) => void;
  onClose: () => void;
};

function One({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery(appealQuery(id));
  return (
    <Fetched query={query} loading={<Loading lines={12} />}>
      {(appeal) => (
        <>
          <AuditLink kind="appeal" ids={[id]} />
          <AppealCard appeal={appeal} onGone={onClose} />
        </>
      )}
    </Fetched>
  );
}

export function AppealDrawer({ id, ids = [], onOpen, onClose }: AppealDrawerProps) {
  const { t } = useTranslation("appeals");
  const number = useQuery({ ...appealQuery(id ?? ""), enabled: false }).data?.number;
  return (
    <RecordDrawer
      record={id}
      title={number ? t("one", { number }) : t("oneAwaited")}
      close={t("close")}
      width={WIDTH}
      extra={id && onOpen && <Around id={id} ids={ids} onOpen={onOpen} />}
      onClose={onClose}
    >
      {(shown) => <One key={shown} id={shown} onClose={onClose} />}
    </RecordDrawer>
  );
}
