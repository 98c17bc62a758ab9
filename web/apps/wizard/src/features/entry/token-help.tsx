/** Where the key is to be found: the command that prints it again, for each way of starting. */
import CheckOutlined from "@ant-design/icons/CheckOutlined";
import CopyOutlined from "@ant-design/icons/CopyOutlined";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./entry.module.css";

const COMMANDS = {
  server: ".venv/bin/python -m services.wizard.manage token",
  containers: "docker compose exec wizard python -m services.wizard.manage token",
};

function Command({ name, text }: { name: string; text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.command}>
      <div className={styles.name}>{name}</div>
      <div className={styles.line}>
        <code>{text}</code>
        <Button
          type="text"
          icon={copied ? <CheckOutlined /> : <CopyOutlined />}
          aria-label={`${t("entry.copy")}: ${name}`}
          onClick={() => void copyText(text).then(setCopied)}
        />
      </div>
      <span className="visually-hidden" role="status">
        {copied && t("entry.copied")}
      </span>
    </div>
  );
}

export function TokenHelp() {
  const { t } = useTranslation();
  return (
    <section className={styles.help}>
      <h2>{t("entry.where")}</h2>
      <p>{t("entry.whereText")}</p>
      <Command name={t("entry.onServer")} text={COMMANDS.server} />
      <Command name={t("entry.inContainers")} text={COMMANDS.containers} />
    </section>
  );
}
