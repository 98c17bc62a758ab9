/** Words of a service's check. */
const check = {
  about:
    "The wizard checks the connection, saves it, updates the database, restarts the service and makes sure it works.",
  job: {
    title: "Progress",
    stage: "Stage {{number}} of {{total}}: {{title}}",
    done: "{{service}}: setup complete",
    doneText: "The service has restarted and is using the new connection.",
    lost: "The wizard isn't responding right now. Trying again…",
    none: "The check hasn't been run yet",
    noneDone: "The service is set up",
    noneText: "Press “Check” to set the service up with the saved connection.",
    noneFirst: "Go back, fill in the connection and press “Next”.",
  },
  stages: {
    check: "Checking the connection",
    save: "Saving the connection",
    migrate: "Updating the database",
    restart: "Restarting the service",
    connect: "Connecting to the service",
  },
  log: {
    "check-started": "Checking the connection",
    "server-answered": "The server responded",
    "save-started": "Saving the connection",
    "settings-saved": "Connection saved",
    "migrate-started": "Updating the database",
    "database-current": "The database is up to date",
    "restart-started": "Restarting the service",
    "service-restarted": "The service has restarted",
    "connect-started": "Connecting to the service",
    "service-ready": "The service is ready",
  },
};

export default check;
