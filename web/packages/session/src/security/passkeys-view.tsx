/** The list of one's passkeys, and adding one; where they cannot work, why. */
import type { PasskeysOut } from "@personal-cabinet/api/auth";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { passkeysPossible } from "../passkeys/passkeys-possible";
import { passkeysQuery } from "./api/passkeys";
import { securityQuery } from "./api/security";
import { PasskeyRow } from "./passkey-row";
import { PasskeySetup } from "./passkey-setup";
import { passkeyWords } from "./passkey-words";
import styles from "./passkeys.module.css";
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
  const close = () => setOpen(false);
  if (full) return <p className={security.value}>{t("full")}</p>;
  if (!open) return <Button onClick={() => setOpen(true)}>{t("add")}</Button>;
  return <PasskeySetup onAdded={renew} onDone={close} onCancel={close} />;
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
