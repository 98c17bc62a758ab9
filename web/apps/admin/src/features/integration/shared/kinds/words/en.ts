/** Words of the kinds of data that other systems send. */
const kinds = {
  customers: "Customers",
  "service-locations": "Service locations",
  accounts: "Accounts",
  "usage-points": "Usage points",
  "meter-models": "Meter models",
  meters: "Meters",
  "register-readings": "Register readings",
  "interval-profiles": "Interval profiles",
  "meter-events": "Meter events",
  "connection-states": "Connection states",
  "servicing-organizations": "Servicing organisations",
  "served-houses": "Serviced buildings",
  "submission-outcomes": "Decisions on submitted readings",
  outages: "Outages",
};

export default kinds;
