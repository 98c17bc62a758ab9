/** Which device this browser is at the service, and whose; kept in the browser alone. */

export type RememberedDevice = { user: string; device: string; endpoint: string };

const REMEMBERED = "push-device";

export function rememberedDevice(): RememberedDevice | null {
  try {
    const known = JSON.parse(localStorage.getItem(REMEMBERED) ?? "null") as RememberedDevice | null;
    return typeof known?.device === "string" ? known : null;
  } catch {
    return null; // storage may be forbidden
  }
}

export function rememberDevice(known: RememberedDevice | null): void {
  try {
    if (known) localStorage.setItem(REMEMBERED, JSON.stringify(known));
    else localStorage.removeItem(REMEMBERED);
  } catch {
    // Without storage there are no service workers either.
  }
}
