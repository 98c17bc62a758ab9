/** A pause before something may be asked for again. */
import { useEffect, useState } from "react";

/** Whole seconds left, and the start of a new pause; `first` seconds pass from the beginning. */
export function usePause(first = 0): [number, (seconds: number) => void] {
  const [until, setUntil] = useState(() => Date.now() + first * 1000);
  const [left, setLeft] = useState(first);
  useEffect(() => {
    const count = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    if (until <= Date.now()) return;
    const timer = window.setInterval(count, 500);
    return () => window.clearInterval(timer);
  }, [until]);
  return [left, (seconds) => setUntil(Date.now() + seconds * 1000)];
}
