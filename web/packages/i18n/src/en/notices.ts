/** Words of the bell, of modal notices and of banners. */
const notices = {
  title: "Notifications",
  bell_one: "Notifications: {{count}} unread",
  bell_other: "Notifications: {{count}} unread",
  close: "Close notifications",
  show: "Show",
  all: "All",
  unread: "Unread",
  unreadOne: "Unread",
  read: "Mark as read",
  whole: "All notifications",
  allRead: "No unread notifications",
  none: "No notifications",
  noneAdvice: "Messages from us will appear here.",
  confirm: "Got it",
  back: "Back",
  forward: "Forward",
  place: "{{place}} of {{total}}",
  closeBanner: "Close announcement",
};

export default notices;
