/** An outage that is written anew; who hears of the change is told by the service. */
import type { StaffOutageCardOut } from "@personal-cabinet/api/cabinet";
import { useTell } from "@personal-cabinet/session/inner/told";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { NoRights } from "@personal-cabinet/ui/state/no-rights";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useMay } from "../../shared/use-may";
import { useSupplierZone } from "../../shared/use-panel-settings";
import { outageQuery } from "./api/get-outage";
import { changeOutage } from "./api/outage-acts";
import { valuesOfCard } from "./form-values";
import { OutageForm } from "./outage-form";
import { outagesWords } from "./outages-words";
import { valuesOf } from "./scope-values";

export const words = outagesWords;

function Changing({ card, onReload }: { card: StaffOutageCardOut; onReload: () => void }) {
  const { t } = useTranslation("outages");
  const navigate = useNavigate();
  const tell = useTell();
  const zone = useSupplierZone();
  const [first] = useState(() => valuesOfCard(card, zone));
  const [scope] = useState(() => valuesOf(card));
  const id = String(card.id);
  return (
    <OutageForm
      first={first}
      firstScope={scope}
      street={card.from_street}
      told={card.status !== "draft"}
      isNew={false}
      send={(body) => changeOutage(id, card.etag, body)}
      onSent={({ number }) => {
        tell(t("form.changed", { number }));
        void navigate(`/outages?outage=${id}`);
      }}
      onReload={onReload}
    />
  );
}

function One({ id }: { id: string }) {
  const query = useQuery({
    ...outageQuery(id),
    // What is being written must not be taken away by what another has changed.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const [turn, setTurn] = useState(0);
  const fresh = query.isFetchedAfterMount ? query : { ...query, data: undefined };
  return (
    <Fetched
      query={fresh}
      loading={
        <Panel>
          <Loading lines={12} />
        </Panel>
      }
    >
      {(card) => (
        <Changing
          key={turn}
          card={card}
          onReload={() => void query.refetch().then(() => setTurn(turn + 1))}
        />
      )}
    </Fetched>
  );
}

export function Component() {
  const { t } = useTranslation("outages");
  const operates = useMay("outages:change");
  const { id = "" } = useParams();
  return (
    <>
      <PageHeader
        title={t("form.changeTitle", { number: id })}
        crumbs={[{ label: t("admin:menu.group.outages") }, { label: t("title"), to: "/outages" }]}
      />
      {operates ? <One key={id} id={id} /> : <NoRights />}
    </>
  );
}
