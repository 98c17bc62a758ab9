/** What a page keeps in its address, read as shown and changed upon what the address is by now. */
import { useCallback, useContext, useState } from "react";
import {
  createSearchParams,
  type Location,
  UNSAFE_NavigationContext as NavigationContext,
  type Navigator,
  type URLSearchParamsInit,
  useHref,
  useLocation,
  useNavigate,
  useSearchParams,
} from "react-router";

export type AddressChange = URLSearchParamsInit | ((now: URLSearchParams) => URLSearchParamsInit);
export type ChangeAddress = (change: AddressChange, options?: { replace?: boolean }) => void;

/**
 * The address's parameters, and their setter.
 *
 * The router draws a new address when it gets to it, and `useSearchParams` changes what was drawn
 * last: a search that was typed right after a drawer was shut, or a second filter chosen at once,
 * would take the first change back. Here a function gets the parameters as they are in the
 * browser's address, and what comes too late, for a page that was left meanwhile, is dropped.
 * Whoever changes them sees the change at once, be the router busy: a box that is ticked stays so.
 */
export function useAddress(): [URLSearchParams, ChangeAddress] {
  const [params] = useSearchParams();
  const drawn = useLocation();
  const page = useHref(drawn.pathname);
  const navigate = useNavigate();
  // The history itself, of which the router's types promise a part only.
  const history: Navigator & { location?: Location } = useContext(NavigationContext).navigator;
  // Of the very place that is drawn: «back» to it is another, with what it had.
  const [ahead, setAhead] = useState({ of: null as Location | null, params });
  const change = useCallback<ChangeAddress>(
    (to, options) => {
      const { pathname, search } = history.location ?? { ...drawn, pathname: page };
      if (bare(pathname) !== bare(page)) return;
      const asked = typeof to === "function" ? to(new URLSearchParams(search)) : to;
      const next = createSearchParams(asked);
      setAhead({ of: drawn, params: next });
      navigate(`?${next}`, options);
    },
    [history, drawn, page, navigate],
  );
  return [ahead.of === drawn ? ahead.params : params, change];
}

function bare(pathname: string): string {
  return pathname.replace(/\/+$/, "");
}
