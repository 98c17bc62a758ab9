/** Where the key is to be found: the command that prints it again, for each way of starting. */
import { Icon } from "@personal-cabinet/session/form/icon";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { copyText } from "@personal-cabinet/ui/page/copy-text";
import { useState } from "react";
import styles from "./entry.module.css";

const COMMANDS = {
  server: ".venv/bin/python -m services.wizard.manage token",
  containers: "docker compose exec wizard python -m services.wizard.manage token",
};

function Command({ name, text }: { name: string; text: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.command}>
      <div className={styles.name}>{name}</div>
      <div className={styles.line}>
        <code>{text}</code>
        <button
          type="button"
          className={styles.copy}
          aria-label={`${t("entry.copy")}: ${name}`}
          onClick={() => void copyText(text).then(setCopied)}
        >
          <Icon name={copied ? "done" : "copy"} />
        </button>
      </div>
      <span className="visually-hidden" role="status">
        {copied && t("entry.copied")}
      </span>
    </div>
  );
}

export function TokenHelp() {
  const { t } = useWords();
  return (
    <section className={styles.help}>
      <h2>{t("entry.where")}</h2>
      <p>{t("entry.whereText")}</p>
      <Command name={t("entry.onServer")} text={COMMANDS.server} />
      <Command name={t("entry.inContainers")} text={COMMANDS.containers} />
    </section>
  );
}
