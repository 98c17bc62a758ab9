/** «Информация» before signing in. */
import type { PublishedOut } from "@personal-cabinet/api/cabinet";
import { Button } from "@personal-cabinet/session/form/button";
import { Refusal } from "@personal-cabinet/session/form/notice";
import { useWords } from "@personal-cabinet/session/words/use-words";
import { useCallback, useEffect, useState } from "react";
import { getInformation } from "../../shared/api/get-information";
import { EntrancePage } from "../../shared/entrance-page";
import { Help, useHelp } from "../../shared/help/help";
import styles from "../../shared/information/information.module.css";
import { Published } from "../../shared/information/published";

function HelpAlone() {
  return <Help help={useHelp()} opened={window.location.hash.slice(1)} />;
}

function Shown() {
  const { t } = useWords();
  const [shown, setShown] = useState<PublishedOut | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = useCallback(() => {
    setError(null);
    getInformation().then(setShown, setError);
  }, []);
  useEffect(load, [load]);
  if (shown !== null) {
    const order = <a href="/sign-in?next=%2Fservices">{t("information:signInToOrder")}</a>;
    return <Published shown={shown} order={order} />;
  }
  // How to use the cabinet does not wait for what may not come.
  return (
    <div className={styles.whole}>
      {error === null ? (
        <p role="status">{t("information:loading")}</p>
      ) : (
        <>
          <Refusal error={error} />
          <Button onClick={load}>{t("information:again")}</Button>
        </>
      )}
      {error !== null && <HelpAlone />}
    </div>
  );
}

export function Information() {
  const { t } = useWords();
  return (
    <EntrancePage
      title={t("help.information.title")}
      links={<a href="/sign-in">{t("help.back")}</a>}
    >
      <Shown />
    </EntrancePage>
  );
}
