/** «Новое отключение»: from nothing, from chosen houses, or from the reports of a street. */

import { newKey } from "@personal-cabinet/api/sending-key";
import { useTell } from "@personal-cabinet/session/inner/told";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { NoRights } from "@personal-cabinet/ui/state/no-rights";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { useMay } from "../../shared/use-may";
import { useSupplierZone } from "../../shared/use-panel-settings";
import { addOutage } from "./api/outage-acts";
import { firstValues, type Street } from "./form-values";
import { OutageForm } from "./outage-form";
import { outagesWords } from "./outages-words";
import { type Chosen, EMPTY_SCOPE } from "./scope-values";

export const words = outagesWords;

/** What the page that led here has chosen; anything else is nothing. */
function chosenIn(state: unknown): Chosen[] {
  const { buildings } = (state ?? {}) as { buildings?: unknown };
  return Array.isArray(buildings) ? (buildings as Chosen[]) : [];
}

function streetIn(params: URLSearchParams): Street | null {
  const locality = params.get("locality");
  return locality ? { locality, street: params.get("street") } : null;
}

function NewOutage() {
  const { t } = useTranslation("outages");
  const navigate = useNavigate();
  const tell = useTell();
  const zone = useSupplierZone();
  const [params] = useAddress();
  const { state } = useLocation();
  const [first] = useState(() => firstValues(new Date(), zone));
  const [scope] = useState(() => ({ ...EMPTY_SCOPE, buildings: chosenIn(state) }));
  const key = useRef({ body: "", key: newKey() });
  return (
    <OutageForm
      first={first}
      firstScope={scope}
      street={streetIn(params)}
      told={false}
      isNew
      send={(body, publish) => {
        const whole = { ...body, publish };
        const text = JSON.stringify(whole);
        // What was changed after a refusal is another outage; what is the same is one.
        if (key.current.body !== text) key.current = { body: text, key: newKey() };
        return addOutage(whole, key.current.key);
      }}
      onSent={({ id, number }, published) => {
        tell(t(published ? "form.published" : "form.saved", { number }));
        void navigate(`/outages?outage=${id}`);
      }}
      onReload={() => undefined}
    />
  );
}

export function Component() {
  const { t } = useTranslation("outages");
  const operates = useMay("outages:change");
  return (
    <>
      <PageHeader
        title={t("form.title")}
        crumbs={[{ label: t("admin:menu.group.outages") }, { label: t("title"), to: "/outages" }]}
      />
      {operates ? <NewOutage /> : <NoRights />}
    </>
  );
}
