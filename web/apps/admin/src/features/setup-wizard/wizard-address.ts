/** Where the wizard is, as seen from the control panel. */
import type { Language } from "@personal-cabinet/i18n/language";

type Place = { protocol: string; hostname: string; port: string };

/** The gateway's doors stand side by side: cabinet, control panel, wizard (8080, 8081, 8082). */
const PANEL_PORT_ENDS_WITH = 1;

/** The wizard's own address as auth tells it, or one port further; null: nowhere to be guessed. */
export function wizardAddress(told: string, place: Place): string | null {
  if (told) return `${told}/wizard/`;
  const port = Number(place.port);
  if (!port || port % 10 !== PANEL_PORT_ENDS_WITH) return null;
  return `${place.protocol}//${place.hostname}:${port + 1}/wizard/`;
}

/** In the panel's language; with the pass behind the `#`, which no server is told. */
export function withPass(address: string, token: string, language: Language): string {
  return `${address}sign-in?language=${language}#pass=${token}`;
}
