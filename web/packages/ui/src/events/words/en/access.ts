import advice from "./advice";

const access = {
  wrong_password: { text: "Somebody used a wrong password at the meter", advice: advice.security },
  intrusion: {
    text: "Somebody tried to get into the meter without permission",
    advice: advice.security,
  },
  locked: { text: "Access to the meter is closed for a while", advice: advice.security },
  unlocked: { text: "Access to the meter is open again", advice: advice.nothing },
  protocol: { text: "Somebody did not keep to the meter's protocol", advice: advice.security },
  bad_cipher: {
    text: "The meter received a message that cannot be trusted",
    advice: advice.security,
  },
  replayed: { text: "An earlier message was sent to the meter again", advice: advice.security },
  password_read: { text: "The meter's reading password was changed", advice: advice.routine },
  password_write: { text: "The meter's setting password was changed", advice: advice.routine },
  keys: { text: "The meter's security keys were changed", advice: advice.routine },
  cipher_level: { text: "The level of protection was changed", advice: advice.routine },
};

export default access;
