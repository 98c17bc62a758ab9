/** The worker's surroundings, as far as it uses them: the workspace's types are those of pages. */

type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void };

type FetchEvent = Waiting & {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
};

export type PushEvent = Waiting & { data: { json: () => unknown } | null };

type NotificationEvent = Waiting & { notification: Notification };

export type SubscriptionEvent = Waiting & {
  newSubscription?: PushSubscription | null;
  oldSubscription?: PushSubscription | null;
};

type WindowClient = {
  url: string;
  focus: () => Promise<unknown>;
  navigate: (address: string) => Promise<unknown>;
};

type Events = {
  install: Waiting;
  activate: Waiting;
  fetch: FetchEvent;
  message: Waiting & { data: unknown; ports?: readonly MessagePort[] };
  sync: Waiting & { tag: string };
  push: PushEvent;
  notificationclick: NotificationEvent;
  pushsubscriptionchange: SubscriptionEvent;
};

type Scope = {
  addEventListener: <Name extends keyof Events>(
    name: Name,
    listener: (event: Events[Name]) => void,
  ) => void;
  skipWaiting: () => Promise<void>;
  registration: ServiceWorkerRegistration;
  clients: {
    claim: () => Promise<void>;
    matchAll: (what: { type: "window"; includeUncontrolled: boolean }) => Promise<WindowClient[]>;
    openWindow: (address: string) => Promise<unknown>;
  };
};

export const worker = self as unknown as Scope;
