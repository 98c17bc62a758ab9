/** Where a second factor is demanded: an application is set up, or nothing else opens. */

import { renewSession } from "@personal-cabinet/api/acts/renew-session";
import { signOut } from "@personal-cabinet/api/acts/sign-out";
import { asProblem, type Problem } from "@personal-cabinet/api/problem";
import { ME } from "@personal-cabinet/session/inner/api/me";
import { InnerWords } from "@personal-cabinet/session/inner/inner-words";
import { goToDemanded, goToSignIn, leave } from "@personal-cabinet/session/inner/leave";
import { useMe } from "@personal-cabinet/session/inner/use-me";
import { safeNext } from "@personal-cabinet/session/next";
import { passkeysPossible } from "@personal-cabinet/session/passkeys/passkeys-possible";
import { passkeyPlaceQuery } from "@personal-cabinet/session/security/api/passkeys";
import { PasskeySetup } from "@personal-cabinet/session/security/passkey-setup";
import { passkeyWords } from "@personal-cabinet/session/security/passkey-words";
import { securityWords } from "@personal-cabinet/session/security/security-words";
import { TotpSetup } from "@personal-cabinet/session/security/totp-setup";
import { useAddress } from "@personal-cabinet/ui/page/use-address";
import { Failure } from "@personal-cabinet/ui/state/failure";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { application } from "../../shared/application";
import { EntrancePage } from "../../shared/entrance-page";

export const words = [passkeyWords, securityWords];

/** Fresh tokens, and on to where the reader wanted to go unless a factor is still demanded. */
function useWayOn(): { goOn: () => void; failure: Problem | null } {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [params] = useAddress();
  const [failure, setFailure] = useState<Problem | null>(null);
  const going = useRef(false);
  const goOn = async () => {
    if (going.current) return;
    going.current = true;
    setFailure(null);
    try {
      const user = await renewSession();
      // What was refused before is asked for again.
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== ME[0] });
      queries.setQueryData(ME, user);
      if (!user.must_set_second_factor) {
        await navigate(safeNext(params.get("next")), { replace: true });
      }
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 401) goToSignIn(application);
      else setFailure(problem);
    } finally {
      going.current = false;
    }
  };
  return { goOn: () => void goOn(), failure };
}

/** Who came here by an address, or with tokens that do not know that the factor is there. */
function AlreadySet({ goOn }: { goOn: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page finds it so
  useEffect(goOn, []);
  return <Loading />;
}

/** The demanded password is a page outside the panel. */
function PasswordFirst() {
  useEffect(() => goToDemanded(application, "/password"), []);
  return <Loading />;
}

/** An application with codes, or a passkey where this page and this browser can have one. */
function Setup({ goOn }: { goOn: () => void }) {
  const { t } = useTranslation("security");
  const place = useQuery(passkeyPlaceQuery);
  const [byPasskey, setByPasskey] = useState(false);
  const possible = place.data?.available === true && passkeysPossible();
  if (byPasskey) return <PasskeySetup onDone={goOn} onCancel={() => setByPasskey(false)} />;
  return (
    <>
      <TotpSetup
        onDone={goOn}
        cancel={t("common:shell.signOut")}
        onCancel={() => void leave(application, signOut)}
      />
      {possible && (
        <Button type="link" onClick={() => setByPasskey(true)} style={{ marginTop: 16 }}>
          {t("setup.passkey")}
        </Button>
      )}
    </>
  );
}

export function Component() {
  const { t } = useTranslation("security");
  const me = useMe();
  const { goOn, failure } = useWayOn();
  if (failure) return <Failure error={failure} onRetry={goOn} />;
  if (me.error && me.error.status !== 401 && !me.data) {
    return <Failure error={me.error} onRetry={() => void me.refetch()} />;
  }
  if (!me.data) return <Loading />;
  if (me.data.must_change_password) return <PasswordFirst />;
  if (!me.data.must_set_second_factor) return <AlreadySet goOn={goOn} />;
  return (
    <InnerWords>
      <EntrancePage title={t("setup.title")}>
        <p style={{ marginBottom: 20 }}>{t("setup.text")}</p>
        <Setup goOn={goOn} />
      </EntrancePage>
    </InnerWords>
  );
}
