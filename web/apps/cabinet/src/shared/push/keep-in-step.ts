/** Service and browser agree about whose pushes come here. */
import { keepDevice } from "../api/keep-device";
import { listDevices } from "../api/list-devices";
import { removeDevice } from "../api/remove-device";
import { currentSubscription } from "./browser-push";
import { rememberDevice, rememberedDevice } from "./remembered-device";

const LONGEST_WAIT_MS = 2000;

/** Lets the service send this user's pushes to the browser's subscription. */
export async function tellService(user: string, subscription: PushSubscription): Promise<void> {
  const { id } = await keepDevice(subscription);
  rememberDevice({ user, device: id, endpoint: subscription.endpoint });
}

/**
 * When the cabinet opens: the service is told the present session and subscription, also one that
 * the browser has renewed or that was another user's. One that nobody has asked for, or that was
 * ended elsewhere (in the list of devices, or with its session), is given up.
 */
export async function keepInStep(user: string): Promise<void> {
  const subscription = await currentSubscription();
  if (!subscription) return;
  const known = rememberedDevice();
  const same = known?.user === user && known.endpoint === subscription.endpoint;
  if (known && !(same && (await endedElsewhere(known.device)))) {
    return tellService(user, subscription);
  }
  await subscription.unsubscribe();
  rememberDevice(null);
}

async function endedElsewhere(device: string): Promise<boolean> {
  return !(await listDevices()).some(({ id }) => id === device);
}

/** Ends the pushes of this browser, here and at the service. */
export async function dropPush(): Promise<void> {
  const known = rememberedDevice();
  const subscription = await currentSubscription();
  // First what works without the network: from then on nothing is shown here.
  await subscription?.unsubscribe();
  if (!known) return;
  rememberDevice(null);
  await removeDevice(known.device);
}

/** The same before signing out, which it neither prevents nor holds up for long. */
export function dropPushAtLeisure(): Promise<unknown> {
  const enough = new Promise((resolve) => window.setTimeout(resolve, LONGEST_WAIT_MS));
  return Promise.race([dropPush().catch(() => undefined), enough]);
}
