/** Where the other applications are, as seen from the wizard's own address. */

type Place = { protocol: string; hostname: string; port: string };

/** The gateway's doors stand side by side: cabinet, control panel, wizard (8080, 8081, 8082). */
const WIZARD_PORT_ENDS_WITH = 2;

/** Addresses of the cabinet and the control panel; none behind host names of their own. */
export function applicationAddresses(place: Place): { cabinet?: string; admin?: string } {
  const port = Number(place.port);
  if (!port || port % 10 !== WIZARD_PORT_ENDS_WITH) return {};
  const at = (other: number) => `${place.protocol}//${place.hostname}:${other}/`;
  return { cabinet: at(port - 2), admin: at(port - 1) };
}
