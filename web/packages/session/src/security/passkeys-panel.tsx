/** «Ключи доступа» of a profile: one line there, everything else comes when it is shown. */

import { lazyPage } from "@personal-cabinet/ui/page/lazy-page";
import { Loading } from "@personal-cabinet/ui/state/loading";
import { Suspense } from "react";
import type { PasskeysPanelProps } from "./passkeys-view";

const View = lazyPage<PasskeysPanelProps>(() => import("./passkeys-view"));

export function PasskeysPanel(props: PasskeysPanelProps) {
  return (
    <Suspense fallback={<Loading />}>
      <View {...props} />
    </Suspense>
  );
}
