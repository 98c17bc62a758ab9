/** Kinds of energy, as the services name them. */
import type { ConsumptionOut } from "@personal-cabinet/api/cabinet";

export type Channel = ConsumptionOut["channel"];

const ALL: Channel[] = ["A+", "A-", "R+", "R-"];

/** The known kinds of energy among a meter's channels; a meter that names none has A+. */
export function channelsOf(names: string[]): Channel[] {
  const known = ALL.filter((channel) => names.includes(channel));
  return known.length > 0 ? known : ["A+"];
}

/** Key of the words for a kind of energy; `+` and `-` do not fit into keys. */
export function channelKey(channel: Channel): string {
  return `channel.${channel.replace("+", "Plus").replace("-", "Minus")}`;
}
