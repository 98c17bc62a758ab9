/** The form's values and the servers that they mean. */
import type { ServerIn, ServersIn, ServersOut, SourceIn } from "@personal-cabinet/api/wizard";

export type Place = {
  later: boolean;
  host: string;
  port: number | null;
  secure: boolean;
};

export type ServersValues = { source: Place & { key: string }; systems: Place };

/** As the service takes them. */
export const HOST = /^[A-Za-z0-9._:-]+$/;
export const USUAL_PORT = { source: 4568, systems: 5153 };

/** What the form opens with: what was typed before, else what is saved, else the usual. */
export function valuesOf(saved: ServersOut, typed: ServersValues | undefined): ServersValues {
  if (typed) return typed;
  const { source, systems, state } = saved;
  return {
    source: {
      later: state === "skipped" && source === null,
      host: source?.host ?? "",
      port: source?.port ?? USUAL_PORT.source,
      secure: source?.secure ?? false,
      key: "",
    },
    systems: {
      later: false,
      host: systems.host,
      port: systems.port || USUAL_PORT.systems,
      secure: systems.secure,
    },
  };
}

export function serverOf({ host, port, secure }: Place): ServerIn {
  return { host: host.trim(), port: Number(port), secure };
}

/** An empty key means the saved one, and is not sent. */
export function sourceOf(place: ServersValues["source"]): SourceIn {
  const key = place.key.trim();
  return { ...serverOf(place), ...(key ? { key } : {}) };
}

/** What is put off is left out. */
export function serversOf({ source, systems }: ServersValues): ServersIn {
  return {
    source: source.later ? null : sourceOf(source),
    systems: systems.later ? null : serverOf(systems),
  };
}

/** Whether the form says something else than what is saved. */
export function isChanged(values: ServersValues, saved: ServersOut): boolean {
  const before = serversOf(valuesOf(saved, undefined));
  return JSON.stringify(serversOf(values)) !== JSON.stringify(before);
}

/** Whether the saved key is that of the server now in the form; null: none is saved. */
export function keyHint(saved: ServersOut, place: Place): string | null {
  if (!saved.source?.has_key) return null;
  const { host, port, secure } = saved.source;
  const same = host === place.host.trim() && port === place.port && secure === place.secure;
  return same ? "servers:keySaved" : "servers:keyOther";
}
