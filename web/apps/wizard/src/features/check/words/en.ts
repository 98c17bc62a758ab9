/** Words of a service's check. */
const check = {
  about:
    "The wizard checks the connection, saves it, updates the database, restarts the service and makes sure it works.",
  aboutChain:
    "The wizard sets the integration service up and checks the whole chain: from the DAS server to e-mails in the organisation's name.",
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
    source: "DAS server",
    delivery: "Customer account receiving data",
    organisation: "Organisation known to the services",
  },
  log: {
    "check-started": "Checking the connection",
    "server-answered": "The server responded",
    "server-not-tuned": "Please note",
    "save-started": "Saving the connection",
    "settings-saved": "Connection saved",
    "migrate-started": "Updating the database",
    "migration-again": "The service was restarted; the update goes on",
    "database-current": "The database is up to date",
    "restart-started": "Restarting the service",
    "service-restarted": "The service has restarted",
    "connect-started": "Connecting to the service",
    "service-ready": "The service is ready",
    "source-started": "Asking the DAS server",
    "source-answers": "The DAS server responds",
    "source-put-off": "The DAS server is put off: there won't be readings yet",
    "delivery-started": "Checking the way of data to the customer account",
    "delivery-possible": "The customer account accepts the integration service's data",
    "organisation-started": "Waiting until the services know the organisation",
    "organisation-known":
      "All services know the organisation: e-mails and pages will be in its name",
  },
};

export default check;
