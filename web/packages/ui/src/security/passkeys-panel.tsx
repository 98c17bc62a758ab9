/** «Ключи доступа» of a profile: one line there, everything else comes when it is shown. */
import { Suspense } from "react";
import { lazyPage } from "../page/lazy-page";
import { Loading } from "../state/loading";
import type { PasskeysPanelProps } from "./passkeys-view";

const View = lazyPage<PasskeysPanelProps>(() => import("./passkeys-view"));

export function PasskeysPanel(props: PasskeysPanelProps) {
  return (
    <Suspense fallback={<Loading />}>
      <View {...props} />
    </Suspense>
  );
}
