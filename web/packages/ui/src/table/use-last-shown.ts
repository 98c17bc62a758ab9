import { useEffect, useState } from "react";

/** The last thing that was there: it stays while the drawer that shows it slides away. */
export function useLastShown<Thing>(thing: Thing | null): Thing | null {
  const [shown, setShown] = useState(thing);
  useEffect(() => {
    if (thing !== null) setShown(thing);
  }, [thing]);
  return shown;
}
