/** The way from the panel into the setup wizard, for administrators. */
import SettingOutlined from "@ant-design/icons/SettingOutlined";
import { sectionWords } from "@personal-cabinet/i18n/setup";
import { useLanguage } from "@personal-cabinet/i18n/use-language";
import { FormAlert } from "@personal-cabinet/ui/form/form-alert";
import { PageHeader } from "@personal-cabinet/ui/page/page-header";
import { Panel } from "@personal-cabinet/ui/page/panel";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askPass } from "./api/ask-pass";
import styles from "./setup-wizard.module.css";
import { withPass, wizardAddress } from "./wizard-address";
import russian from "./words/ru";

export const words = sectionWords("setup-wizard", russian, () => import("./words/en"));

const POINTS = ["databases", "mail", "servers", "organisation"];

function Way() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [nowhere, setNowhere] = useState(false);
  const open = async () => {
    setBusy(true);
    setError(null);
    try {
      const { token, address } = await askPass();
      const wizard = wizardAddress(address, window.location);
      if (wizard) window.location.assign(withPass(wizard, token, language));
      setNowhere(wizard === null);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel>
      <p>{t("setup-wizard:about")}</p>
      <ul className={styles.points}>
        {POINTS.map((point) => (
          <li key={point}>{t(`setup-wizard:points.${point}`)}</li>
        ))}
      </ul>
      <p className={styles.soft}>{t("setup-wizard:careful")}</p>
      <FormAlert error={error} />
      {nowhere && (
        <Alert
          type="warning"
          showIcon
          title={t("setup-wizard:nowhere")}
          description={t("setup-wizard:nowhereText")}
          style={{ marginBottom: 20 }}
        />
      )}
      <Button type="primary" icon={<SettingOutlined />} loading={busy} onClick={() => void open()}>
        {t("setup-wizard:open")}
      </Button>
    </Panel>
  );
}

export function Component() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t("setup-wizard:title")} />
      <Way />
    </>
  );
}
