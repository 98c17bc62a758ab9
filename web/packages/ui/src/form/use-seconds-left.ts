/** The wait that a service asked for (`Retry-After`), counted down. */
import { useEffect, useState } from "react";
import { problemLike } from "../state/problem-like";

/** Whole seconds left of a wait that began when `error` arrived. */
export function useSecondsLeft(error: unknown): number {
  const wait = error ? (problemLike(error).retryAfter ?? 0) : 0;
  const [left, setLeft] = useState(wait);
  useEffect(() => {
    setLeft(wait);
    if (!error || wait === 0) return;
    const until = Date.now() + wait * 1000;
    const timer = window.setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(rest);
      if (rest === 0) window.clearInterval(timer);
    }, 500);
    return () => window.clearInterval(timer);
  }, [error, wait]);
  return left;
}
