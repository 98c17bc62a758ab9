/** A pass from the control panel stands behind the address's `#`, which no server is told. */
import { useEffect, useState } from "react";
import { enterWithPass } from "./api/enter-with-pass";

const PASS = /^#pass=(.+)$/;

/** Enters with the pass of the address, once; tells why it was refused. */
export function usePass(onEntered: () => void): unknown {
  const [error, setError] = useState<unknown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the beginning only
  useEffect(() => {
    const pass = PASS.exec(window.location.hash)?.[1];
    if (!pass) return;
    // It is worth nothing to who looks at the history.
    const { pathname, search } = window.location;
    window.history.replaceState(null, "", pathname + search);
    enterWithPass(pass).then(onEntered, setError);
  }, []);
  return error;
}
