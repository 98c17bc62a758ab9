import advice from "./advice";

const communication = {
  link_lost: { text: "The connection to the meter was lost", advice: advice.link },
  link_up: { text: "The connection to the meter is up", advice: advice.nothing },
  link_error: { text: "The meter could not be reached", advice: advice.link },
  link_ok: { text: "The connection to the meter is fine again", advice: advice.well },
  modem_lost: { text: "The meter's modem lost its network", advice: advice.link },
  modem_up: { text: "The meter's modem found its network", advice: advice.nothing },
  modem_reset: { text: "The meter's modem restarted", advice: advice.link },
};

export default communication;
