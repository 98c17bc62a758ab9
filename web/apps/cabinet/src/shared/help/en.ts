/** How to use the cabinet, in English. */
import type { Chapters } from "./chapters";
import later from "./en-later";

const chapters: Chapters = {
  "sign-in": {
    title: "Signing in",
    text: `You need your phone or e-mail, and your password.

[sign-in]

1. In “Phone or e-mail”, enter what you registered with.
2. In “Password”, enter your password. The eye button shows what you typed.
3. Press “Sign in”.

On a new phone or computer we may ask for a code. It comes by e-mail: enter the five digits and press “Confirm”.

If you've forgotten the password, press “Forgot your password?”, enter your e-mail and press “Send e-mail”. The letter has a link for setting a new password.

After several failed attempts sign-in is closed for a short while. The page says how long to wait.

Only you know your password. The supplier never asks for it, neither by phone nor by e-mail.`,
    pictures: { "sign-in": "The sign-in page: phone or e-mail, password, and the button" },
  },
  registration: {
    title: "Registering",
    text: `Have your electricity bill at hand: it shows your account number.

1. On the sign-in page, press “Create account”.
2. In “Account number”, enter the number from your bill.
3. In “Address”, start typing the street and choose your address from the list.
4. Confirm that the account is yours: one field is enough, for example “Meter serial number”.
5. Enter your name and e-mail. Your password will be sent to that address.
6. Read the agreement and tick that you accept it.
7. Press “Create account”.

[registration]

If everything matches, a letter with a temporary password comes within minutes. Sign in with it, and you'll be asked to choose your own.

If the account couldn't be confirmed at once, our staff will check your request and answer by e-mail. If there's no letter, look in the spam folder.`,
    pictures: { registration: "The start of the form: account number and address" },
  },
  account: {
    title: "Accounts",
    text: `“Account” has all your accounts, addresses and meters.

[account]

- “Open” shows the contract, the meters, and who else sees this account.
- There, “Chart” at a meter opens its consumption, and “Details” tells you about the meter itself.

To add another account:

1. Press “Add an account”.
2. Enter the number from the bill and choose the address from the list.
3. Confirm that the account is yours, and press “Add”.

If somebody else already sees that account, we'll ask for their consent by e-mail.

Don't need an account any more? Open it and press “Remove this account”. Your contract stays as it is.`,
    pictures: { account: "The section with an account, its address and meters" },
  },
  meter: {
    title: "Your meter",
    text: `A meter's page tells you everything about it: serial number, when it was installed, when it must be verified.

1. Open “Account” and press “Open” at your account.
2. Find the meter and press “Details”.

[meter]

- “Supply” says whether the power is connected.
- “Next verification due” is the day by which the meter must be verified or replaced. We'll remind you.
- “Rename” gives the meter a name of your own, for example Cottage. Only you will see it.
- “Meters at this place” lists the meters that stood here before, with their last readings.`,
    pictures: { meter: "A meter's page: supply, number, installation date" },
  },
  chart: {
    title: "Consumption chart",
    text: `“Readings” shows how much electricity you used, and when.

[chart]

1. If you have several meters, choose one: on a phone it's under “Options”.
2. Choose “Day”, “Month” or “Year”.
3. Use the arrows on both sides to go back and forth.
4. Press a bar to see that day or month in detail.

What bars look like:

- Solid: everything was measured.
- Hatched: some data is missing. A dashed bar with “No data” means nothing came for that time.
- Dotted: the value was estimated, not measured.

The kind of energy, a comparison with last month or year and the type of period are at the top, and on a phone under “Options”.

Below the chart there's “Download data for this period”: “Excel workbook” saves all figures as a file.

“Table” next to “Chart” shows the same figures as rows: easier to read one by one.

“As known on a date” at the bottom shows the same period as we knew it before: what has been corrected since, and roughly what that comes to in roubles.

“Forecast” in the same section tells you what the whole month may come to.`,
    pictures: { chart: "The chart of a month: a bar for each day, the total above" },
  },
  table: {
    title: "Table of readings",
    text: `If you need the meter's figures rather than bars, open “Table of readings” under “Readings”.

[table]

- “Date and time” is when the reading was taken.
- “Used” is how much was used since the one before.
- “Cost” is about how much that costs by your tariff. The bill will tell the exact sum.
- “Source” says where the figures come from: the meter, you or the supplier.

T1, T2 and T3 are zones of the day: peak, night and mid-peak, if your meter counts them.

“Download CSV” saves the table as a file that opens in Excel.`,
    pictures: { table: "The table of readings: date, figures, use and cost" },
  },
  submissions: {
    title: "Submitting readings",
    text: `If your meter doesn't send its readings by itself, submit them here. They're taken on certain days: the page says until when.

1. Open “Submit readings”: there is a button on the main page and under “Readings”.
2. Copy the figures from your meter into the field next to the last reading. The digits before the point are required.
3. What was used appears below the field. Does it look right? Press “Submit”.

[submissions]

If the figures are unusual, you'll be asked “Is this right?”. Press “Yes, submit” or “Change the figures”.

- “Add a photo of the meter” adds a picture. It's optional.
- You get a receipt after submitting: “Download PDF” saves it.
- A slip? Press “Correct”: you can replace the figures while readings are being taken.

“On its way” means that we have the reading and the supplier is checking it. “Accepted” means all is well. If it says “Refused”, the reason is beside it.`,
    pictures: { submissions: "The form with the last reading and a field for the figures" },
  },
  cost: {
    title: "Cost and choosing a tariff",
    text: `If the supplier has given its prices, you'll see below the chart what your electricity costs. It's an estimate: the exact sum is in your bill.

[cost]

- “₽” shows the chart in roubles, “Zones” divides the bars into day and night.
- “Which tariff costs less” compares tariffs by what you used in a year.

[adviser]

1. Open “Readings” and press “Which tariff costs less”.
2. The top says which tariff costs less, and how much less in a year.
3. Move the slider below “Moved to the night:” to see what washing at night would save.

“How we worked it out, and what is left out” explains the sums. The supplier changes the tariff when you ask for it.`,
    pictures: {
      cost: "The chart by tariff zones, with the month's sum in roubles below",
      adviser: "Tariffs compared: what a year costs by each",
    },
  },
  ...later,
};

export default chapters;
