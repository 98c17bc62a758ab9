/** What guards the sign-in beside the password. */
import { setNewDeviceLetter } from "@personal-cabinet/api/acts/set-new-device-letter";
import { stopTotp } from "@personal-cabinet/api/acts/stop-totp";
import type { SecurityOut } from "@personal-cabinet/api/auth";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Advice } from "./advice";
import { securityQuery } from "./api/security";
import { GuardedForm } from "./guarded-form";
import { PlainRow, SettingRow } from "./setting-row";
import { TotpSetup } from "./totp-setup";

type RowProps = { security: SecurityOut; renew: () => Promise<unknown> };

function LetterRow({ security, renew, email }: RowProps & { email: string | null }) {
  const { t } = useTranslation("security");
  const on = security.new_device_letter;
  const decided = email ? security.mandatory && "mandatory" : !on && "noEmail";
  if (decided) return <PlainRow label={t("letter.title")} value={t(`letter.${decided}`)} />;
  return (
    <SettingRow
      label={t("letter.title")}
      value={t(on ? "letter.on" : "letter.off")}
      action={t(on ? "switchOff" : "switchOn")}
    >
      {(close) => (
        <GuardedForm
          name="letter"
          submit={t(on ? "switchOff" : "switchOn")}
          onCancel={close}
          onSubmit={async ({ password }) => {
            await setNewDeviceLetter(!on, password);
            await renew();
            close();
          }}
        />
      )}
    </SettingRow>
  );
}

function TotpRow({ security, renew }: RowProps) {
  const { t } = useTranslation("security");
  const on = security.totp;
  return (
    <SettingRow
      label={t("totp.title")}
      value={on ? t("totp.stateOn", { count: security.recovery_codes_left }) : t("totp.stateOff")}
      action={t(on ? "switchOff" : "switchOn")}
    >
      {(close) => {
        const done = () => void renew().then(close);
        if (!on) return <TotpSetup onDone={done} onCancel={close} />;
        return (
          <GuardedForm
            name="totp-stop"
            submit={t("switchOff")}
            onCancel={close}
            onSubmit={async ({ password }) => {
              await stopTotp(password);
              await renew();
              close();
            }}
          />
        );
      }}
    </SettingRow>
  );
}

export type SecurityPanelProps = {
  /** The reader's address, where letters with codes go. */
  email: string | null;
  /** The reader's id, when he is advised to switch something on. */
  advised: string | undefined;
  /** What the application itself knows of the reader may have changed. */
  onChanged: () => Promise<unknown>;
};

export function SecurityPanel({ email, advised, onChanged }: SecurityPanelProps) {
  const { t } = useTranslation("security");
  const queries = useQueryClient();
  const security = useQuery(securityQuery);
  const renew = () =>
    Promise.all([queries.invalidateQueries({ queryKey: securityQuery.queryKey }), onChanged()]);
  return (
    <Panel title={t("title")}>
      {advised && <Advice key={advised} reader={advised} />}
      <Fetched query={security}>
        {(data) => (
          <>
            <LetterRow security={data} renew={renew} email={email} />
            <TotpRow security={data} renew={renew} />
          </>
        )}
      </Fetched>
    </Panel>
  );
}
