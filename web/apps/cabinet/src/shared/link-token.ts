/** The key of a letter's link, behind «#» of the address. */
import { useEffect, useState } from "react";

/** The token behind «#», where a letter's link carries it; empty when there is none. */
export function tokenIn(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? "";
}

/**
 * The token that the page was opened with; it leaves the address bar and the history at once.
 * Null until it has been looked for: a written-out page knows no address.
 */
export function useLinkToken(): string | null {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    const take = () => {
      const { hash, pathname, search } = window.location;
      const arrived = tokenIn(hash);
      // Another letter's link may be opened in the same tab.
      setToken((known) => arrived || known || "");
      if (hash) window.history.replaceState(null, "", pathname + search);
    };
    take();
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return token;
}
