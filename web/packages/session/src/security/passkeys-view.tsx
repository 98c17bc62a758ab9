/** The list of one's passkeys, and adding one; where they cannot work, why. */
import { addPasskey } from "@personal-cabinet/api/acts/add-passkey";
import { beginPasskey } from "@personal-cabinet/api/acts/begin-passkey";
import type { PasskeysOut } from "@personal-cabinet/api/auth";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makePasskey } from "../passkeys/passkey-browser";
import { passkeysPossible } from "../passkeys/passkeys-possible";
import { passkeysQuery } from "./api/passkeys";
import { securityQuery } from "./api/security";
import { PasskeyForm } from "./passkey-form";
import { PasskeyRow } from "./passkey-row";
import { passkeyWords } from "./passkey-words";
import styles from "./passkeys.module.css";
import { RecoveryCodes } from "./recovery-codes";
import security from "./security.module.css";
import { securityWords } from "./security-words";

export const words = [passkeyWords, securityWords];

function NotHere({ place }: { place: Pick<PasskeysOut, "available" | "address"> }) {
  const { t } = useTranslation("passkeys");
  if (place.available) return <p>{t("noBrowser")}</p>;
  if (!place.address) return <p>{t("nowhere")}</p>;
  return (
    <p>
      {t("elsewhere")} <a href={place.address}>{place.address}</a>
    </p>
  );
}

type AddProps = { full: boolean; renew: () => Promise<unknown> };

function AddPasskey({ full, renew }: AddProps) {
  const { t } = useTranslation("passkeys");
  const [open, setOpen] = useState(false);
  const [codes, setCodes] = useState<string[]>([]);
  const close = () => setOpen(false);
  if (codes.length > 0) {
    return (
      <RecoveryCodes
        title={t("codesAdded")}
        codes={codes}
        onDone={() => {
          setCodes([]);
          close();
        }}
      />
    );
  }
  if (full) return <p className={security.value}>{t("full")}</p>;
  if (!open) return <Button onClick={() => setOpen(true)}>{t("add")}</Button>;
  return (
    <PasskeyForm
      id="add-passkey"
      name={t("firstName")}
      password
      submit={t("next")}
      onCancel={close}
      onSubmit={async ({ name, password }) => {
        const { public_key } = await beginPasskey(password);
        const added = await addPasskey(name, await makePasskey(public_key));
        if (added.recovery_codes.length > 0) setCodes(added.recovery_codes);
        else close();
        await renew();
      }}
    />
  );
}

export type PasskeysPanelProps = {
  /** Whoever has a passkey may have a shorter password. */
  onChanged: () => Promise<unknown>;
};

export function Component({ onChanged }: PasskeysPanelProps) {
  const { t } = useTranslation("passkeys");
  const queries = useQueryClient();
  const passkeys = useQuery(passkeysQuery);
  const renew = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
      // How many recovery codes are left.
      queries.invalidateQueries({ queryKey: securityQuery.queryKey }),
      onChanged(),
    ]);
  return (
    <Panel title={t("heading")}>
      <p className={styles.intro}>{t("intro")}</p>
      <Fetched query={passkeys}>
        {(data) => (
          <>
            {data.items.length > 0 && (
              <ul>
                {data.items.map((passkey) => (
                  <PasskeyRow key={passkey.id} passkey={passkey} renew={renew} />
                ))}
              </ul>
            )}
            <div className={styles.add}>
              {data.available && passkeysPossible() ? (
                <AddPasskey full={data.items.length >= data.most} renew={renew} />
              ) : (
                <NotHere place={data} />
              )}
            </div>
          </>
        )}
      </Fetched>
    </Panel>
  );
}
