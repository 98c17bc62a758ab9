/** One registration request, and the decision on it. */
import type { RegistrationOut } from "@personal-cabinet/api/auth";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { Drawer } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./people.module.css";
import { Decision } from "./registration-decision";
import { RegistrationFacts } from "./registration-facts";

export type RegistrationDrawerProps = { request: RegistrationOut | null; onClose: () => void };

export function RegistrationDrawer({ request, onClose }: RegistrationDrawerProps) {
  const { t } = useTranslation("people");
  const role = useMe().data?.role;
  // The last request stays while the drawer slides away.
  const [shown, setShown] = useState(request);
  useEffect(() => {
    if (request) setShown(request);
  }, [request]);
  return (
    <Drawer
      title={t("registrations.one")}
      open={request !== null}
      onClose={onClose}
      size="min(640px, 100vw)"
      closable={{ "aria-label": t("close"), placement: "end" }}
    >
      {shown && (
        <>
          {shown.looks_like_guessing && <p className={styles.guessing}>{t("guessingAbout")}</p>}
          <RegistrationFacts request={shown} />
          {shown.state === "waiting" && role !== "viewer" && (
            <Decision key={shown.id} request={shown} onDone={onClose} />
          )}
        </>
      )}
    </Drawer>
  );
}
