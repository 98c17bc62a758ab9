/** What guards the sign-in beside the password. */
import type { SecurityOut } from "@personal-cabinet/api/auth";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Fetched } from "@personal-cabinet/ui/state/fetched";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { SECURITY, useSecurity } from "../../shared/use-security";
import { setNewDeviceLetter } from "./api/set-new-device-letter";
import { stopTotp } from "./api/stop-totp";
import { GuardedForm } from "./guarded-form";
import { SettingRow } from "./setting-row";
import { TotpSetup } from "./totp-setup";

function LetterRow({ security, renew }: { security: SecurityOut; renew: () => Promise<unknown> }) {
  const { t } = useTranslation("profile");
  const on = security.new_device_letter;
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

function TotpRow({ security, renew }: { security: SecurityOut; renew: () => Promise<unknown> }) {
  const { t } = useTranslation("profile");
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

export function SecurityPanel() {
  const { t } = useTranslation("profile");
  const queries = useQueryClient();
  const security = useSecurity();
  const renew = () => queries.invalidateQueries({ queryKey: SECURITY });
  return (
    <Panel title={t("security")}>
      <Fetched query={security}>
        {(data) => (
          <>
            <LetterRow security={data} renew={renew} />
            <TotpRow security={data} renew={renew} />
          </>
        )}
      </Fetched>
    </Panel>
  );
}
