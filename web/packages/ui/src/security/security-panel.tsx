/** What guards the sign-in beside the password. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Panel } from "../page/panel";
import { Fetched } from "../state/fetched";
import { GuardedForm } from "./guarded-form";
import type { Security, SecurityActs } from "./security-acts";
import { PlainRow, SettingRow } from "./setting-row";
import { TotpSetup } from "./totp-setup";

const SECURITY = ["security"];

type RowProps = { acts: SecurityActs; security: Security; renew: () => Promise<unknown> };

function LetterRow({ acts, security, renew, email }: RowProps & { email: string | null }) {
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
            await acts.setNewDeviceLetter(!on, password);
            await renew();
            close();
          }}
        />
      )}
    </SettingRow>
  );
}

function TotpRow({ acts, security, renew }: RowProps) {
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
        if (!on) return <TotpSetup acts={acts} onDone={done} onCancel={close} />;
        return (
          <GuardedForm
            name="totp-stop"
            submit={t("switchOff")}
            onCancel={close}
            onSubmit={async ({ password }) => {
              await acts.stopTotp(password);
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
  acts: SecurityActs;
  /** The reader's address, where letters with codes go. */
  email: string | null;
  /** What the application itself knows of the reader may have changed. */
  onChanged: () => Promise<unknown>;
};

export function SecurityPanel({ acts, email, onChanged }: SecurityPanelProps) {
  const { t } = useTranslation("security");
  const queries = useQueryClient();
  const security = useQuery({ queryKey: SECURITY, queryFn: acts.getSecurity });
  const renew = () => Promise.all([queries.invalidateQueries({ queryKey: SECURITY }), onChanged()]);
  return (
    <Panel title={t("title")}>
      <Fetched query={security}>
        {(data) => (
          <>
            <LetterRow acts={acts} security={data} renew={renew} email={email} />
            <TotpRow acts={acts} security={data} renew={renew} />
          </>
        )}
      </Fetched>
    </Panel>
  );
}
