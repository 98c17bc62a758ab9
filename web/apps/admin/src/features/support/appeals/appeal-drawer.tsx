/** One appeal beside the list: the customer, the dialog, and what is done with it. */
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { RecordDrawer } from "@personal-cabinet/ui/table/record-drawer";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { appealQuery } from "./api/get-appeal";
import { AppealCard } from "./appeal-card";

const WIDTH = 1120;

function One({ id }: { id: string }) {
  const query = useQuery(appealQuery(id));
  return (
    <Fetched query={query} loading={<Loading lines={12} />}>
      {(appeal) => <AppealCard appeal={appeal} />}
    </Fetched>
  );
}

export function AppealDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useTranslation("appeals");
  const number = useQuery({ ...appealQuery(id ?? ""), enabled: false }).data?.number;
  return (
    <RecordDrawer
      record={id}
      title={number ? t("one", { number }) : t("oneAwaited")}
      close={t("close")}
      width={WIDTH}
      onClose={onClose}
    >
      {(shown) => <One key={shown} id={shown} />}
    </RecordDrawer>
  );
}
