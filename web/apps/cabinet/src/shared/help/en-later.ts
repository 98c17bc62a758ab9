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
  servicing: {
    title: "Servicing organisations",
    text: `A management company, a homeowners' association or a cooperative submits readings for all its houses at once, for the meters in flats and for common meters.

Signing in for the first time:

1. The supplier e-mails your organisation's contact person. The address the e-mail came to is your login.
2. Follow the link in the e-mail. It works once, within 60 hours.
3. Choose a password and press “Set password”. You are now signed in, on the main page.

If the link has expired, press “Forgot your password?” on the sign-in page to get a new one. If there is no e-mail, call the supplier and ask for the invitation again.

Each organisation has an e-mail address of its own. If your address changes, change it in the settings: the organisation stays with you. If somebody else becomes the contact person, tell the supplier: they will get their own e-mail, and the former contact person's access will end.

The main page shows when readings are accepted, your organisation's houses and details, and its contact person. For each house you see how many meters it has and how many readings have been submitted.

[servicing]

There are three ways to submit readings. By hand:

1. Open “Submit readings”, then “Enter by hand”.
2. Choose “Flats’ meters” or “Common meters”, then the street, house and flat.
3. Enter the readings and press “Send”. The next flat without readings opens by itself.

[servicing-entry]

Submitted readings are listed below on the same page. You can delete them until you sign out. If readings are refused, the bell tells you: once for all of them. Tick “Only those not accepted” to see which they are and why. If the household or a colleague of yours has already submitted readings, you are shown them and asked whether to replace them.

By file:

1. Open “Upload from a file” and press “Download the template”.
2. Tick the houses and press “Download”.
3. Fill in the readings: the flats are in order, with their previous readings.
4. Press “Upload a file of readings”, choose the file, then press “Upload and check”.
5. Look the rows over and press “Send correct rows”.

[servicing-template]

[servicing-file]

- A row with an error says what is wrong. If it is clear what was meant, a correction is offered next to it: press it to accept.
- Empty rows do no harm: only correct rows are sent.
- “Download errors as a file” gives you just the empty rows and those with errors. Correct them and upload that file.
- The file stays until you send or delete it, so you can come back to it tomorrow.

On a walk from flat to flat, with your phone:

1. While you are online, open “Walk round the houses” and press “Take along” next to a house.
2. Press “Start the walk”.
3. Enter the reading and press “Next”. If nobody opens the door, press “No access”.

[servicing-walk]

- “Note” and “Photo” are kept with the reading; “Go to flat” takes you to the flat you want.
- You don't need a network: entries are kept on the device and are sent by themselves once you are back online.
- If other readings of the same meter were submitted in the meantime, you are asked what to do: “Keep theirs” or “Send mine”.

“House balance” compares what the common meters measured with what the flats used. It also lists meters worth checking.

[servicing-balance]

The supplier adds and removes houses. When a house moves to another organisation, you stop seeing it that day.`,
    pictures: {
      servicing: "The organisation’s main page: days left, and its houses",
      "servicing-entry": "Entry by hand: the chosen flat, its previous and new readings",
      "servicing-template": "Downloading a template: a list of houses to tick, and the button",
      "servicing-file":
        "An uploaded file: correct rows, empty ones, and errors with a suggested correction",
      "servicing-walk": "A walk: the flat, its previous reading, and large keys for the digits",
      "servicing-balance": "The house’s balance by month: common meters and flats",
    },
  },
};

export default chapters;
