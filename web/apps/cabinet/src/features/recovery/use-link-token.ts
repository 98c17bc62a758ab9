import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";

/** The token behind «#», where a letter's link carries it; empty when there is none. */
export function tokenIn(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? "";
}

/** The token that the page was opened with; it leaves the address bar and the history at once. */
export function useLinkToken(): string {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const arrived = tokenIn(hash);
  const [token, setToken] = useState(arrived);
  useEffect(() => {
    if (!hash) return;
    // Another letter's link may be opened in the same tab.
    if (arrived) setToken(arrived);
    void navigate(pathname, { replace: true });
  }, [hash, arrived, pathname, navigate]);
  return token;
}
