/** How to use the cabinet, in English: the later half of its chapters. */
import type { LaterChapters } from "./chapters";

const chapters: LaterChapters = {
  diagnostics: {
    title: "Diagnostics",
    text: `Your meter notices when the power was off, the voltage changed or its cover was opened. “Diagnostics” shows it.

[diagnostics]

- The colour and the word say how serious it is: “Critical”, “Warning”, “Information”.
- Press an event to read what happened and what to do.
- “Show this day in the chart” opens the consumption of that day.
- “Write to support” opens an appeal that has the event attached.
- “Mark as seen” takes the event off the new ones.

Use the arrows to go through months. “Kinds of events” leaves only those you need.`,
    pictures: { diagnostics: "A list of the meter's events with time and severity" },
  },
  support: {
    title: "Appeals to support",
    text: `A question, a request or a complaint? Write to us.

1. Open “Support” and press “New appeal”.
2. Choose what you'd like to do: a question, a request, a complaint or something else.
3. Choose a topic and an account.
4. Write what happened. “Attach files” adds a photo or a document.
5. Press “Send”.

[appeal]

Your draft is saved while you write. You can come back to it later: “Continue”.

The answer comes here and, if you like, by e-mail too: you can simply reply to that letter.

[support]

- “New” means that we have it, “In progress” that somebody is dealing with it, “Done” that it's finished.
- It didn't help? “It is not solved” reopens the appeal within two weeks.
- Finished appeals are in the tab “Archive”.

“Phone and opening hours” tells you how to call.`,
    pictures: {
      appeal: "A new appeal: its kind, topic and message",
      support: "The list of appeals with their status",
    },
  },
  services: {
    title: "Ordering a service",
    text: `A new meter, an electrician and other work can be ordered here.

1. Press your name at the top of the page (on a phone, the circle with letters) and choose “Services”.
2. Find the service and press “Order”.
3. Check the phone number: that's where we'll call. Describe what you need in “Describe what is to be done”.
4. Press “Send the order”.

[services]

Prices in the catalogue are a guide. After you order, we'll call to agree on the day and the price. We'll tell you about each change of your order.

What has become of it is shown below, under “My orders”. Until somebody has begun with it, you can cancel it: “Cancel the order”.`,
    pictures: { services: "The catalogue of services with prices" },
  },
  outages: {
    title: "If the power is off",
    text: `We tell you about planned work beforehand, and about faults as soon as we know: by a message at the top of the cabinet, and by e-mail or a notification if you have turned them on.

1. Look for a message about an outage on the main page.
2. See whether your neighbours have power, and whether a breaker in your panel is off.
3. If it isn't just your flat, tell us: here or by the supplier's phone.

Never touch broken wires, and stay at least eight metres away. If a wire has come down, call 112 at once.`,
    pictures: {},
  },
  information: {
    title: "The section “Information”",
    text: `Here is what the supplier tells everybody: answers to common questions, documents, addresses, the agreement. You can read it without signing in.

[information]

- Type a few words in “What are you looking for?”: it finds questions, documents and chapters of this help.
- Press a question to read its answer.
- Documents open in the browser.
- “Read the agreement” shows what you accepted when you registered.`,
    pictures: { information: "The search, and questions with answers" },
  },
  notices: {
    title: "Notifications",
    text: `The bell at the top of the page keeps our messages. The number on it says how many you haven't read.

To choose what we tell you about, and how:

1. Press your name at the top of the page (on a phone, the circle with letters) and choose “Settings”.
2. Next to “Notifications”, press “Choose what to get”.
3. For each kind of message tick “By e-mail” or “In the browser”.

[notices]

Messages always appear in the bell. Letters that protect your sign-in can't be turned off.

Browser notifications reach you even when the cabinet is closed. Turn them on for each device by itself: “Turn on”.`,
    pictures: { notices: "Notification settings: kinds of messages and ways to get them" },
  },
  profile: {
    title: "Settings and sign-in security",
    text: `Press your name at the top of the page (on a phone, the circle with letters) and choose “Settings”.

[profile]

- “Change password” sets a new password. Other devices are signed out then.
- “Change” next to your e-mail or phone changes it.
- “Passkeys” let you sign in by fingerprint or face, without a password.
- “Sessions” shows where you are signed in. A device you don't know? Press “Sign out” and change your password.
- “Who used my data” shows when staff opened your data.

On somebody else's computer, remember to press “Sign out”: that button is under your name too.`,
    pictures: { profile: "Settings: password, language, contact details" },
  },
};

export default chapters;
