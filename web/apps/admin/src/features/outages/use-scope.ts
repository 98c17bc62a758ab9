/** What an outage is about while it is written, and whom it would touch, counted a moment later. */
import type { Place } from "@personal-cabinet/ui/map/shapes";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { previewQuery } from "./api/preview-outage";
import { readScope, type ScopeValues } from "./scope-values";

const PAUSE_MS = 500;
const NONE: Place[] = [];

export function useScope(first: ScopeValues) {
  const [values, setValues] = useState(first);
  const [settled, setSettled] = useState(first);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(values), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [values]);
  const read = readScope(settled);
  const scope = "scope" in read ? read.scope : null;
  const preview = useQuery(previewQuery(scope));
  const counting = settled !== values || (scope !== null && preview.isFetching);
  return {
    values,
    change: (changes: Partial<ScopeValues>) => setValues((now) => ({ ...now, ...changes })),
    /** What is written now, when it is whole. */
    read: readScope(values),
    reach: scope && !preview.isPlaceholderData ? preview.data : undefined,
    /** The last that was counted: a map keeps its houses while it counts anew. */
    houses: scope ? (preview.data?.houses ?? NONE) : NONE,
    counting,
    error: scope ? preview.error : null,
  };
}
