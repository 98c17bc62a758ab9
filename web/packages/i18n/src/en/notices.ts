/** Words of the bell, of modal notices and of banners. */
const notices = {
  title: "Notices",
  bell_one: "Notices: {{count}} unread",
  bell_other: "Notices: {{count}} unread",
  close: "Close the notices",
  show: "Which to show",
  all: "All",
  unread: "Unread",
  unreadOne: "Unread",
  read: "Mark as read",
  whole: "All notices",
  allRead: "There are no unread notices",
  none: "There are no notices",
  noneAdvice: "The supplier's messages will appear here.",
  confirm: "I have read it",
  back: "Back",
  forward: "Forward",
  place: "{{place}} of {{total}}",
  closeBanner: "Close the announcement",
};

export default notices;
