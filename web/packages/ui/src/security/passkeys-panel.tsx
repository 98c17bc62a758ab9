/** «Ключи доступа» of a profile: one line there, everything else comes when it is shown. */
import { Suspense } from "react";
import { lazyPage } from "../page/lazy-page";
import { Loading } from "../state/loading";
import type { PasskeyActs } from "./passkey-acts";

const View = lazyPage<{ acts: PasskeyActs }>(() => import("./passkeys-view"));

export function PasskeysPanel({ acts }: { acts: PasskeyActs }) {
  return (
    <Suspense fallback={<Loading />}>
      <View acts={acts} />
    </Suspense>
  );
}
