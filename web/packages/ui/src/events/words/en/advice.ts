/** What to do after an event, in words that several events share. */
const advice = {
  nothing: "There is nothing to do.",
  well: "There is nothing to do: all is well again.",
  routine:
    "There is nothing to do: this is how the supplier or the network company looks after the meter.",
  unexpected:
    "If you know who did it and why, there is nothing to do. If not, ask the supplier and tell the time of the event.",
  visit:
    "If somebody was working on the meter at that time, there is nothing to do. If nobody came, tell the supplier at once. Do not touch the meter yourself.",
  check:
    "Tell the supplier the meter's number and the time of the event: the meter has to be checked.",
  repeats: "Once does no harm. If it happens again, tell the supplier.",
  outage:
    "If there is still no light, look at your main breaker and ask the neighbours. If nobody has light, call the network company's emergency line.",
  phase: "If some sockets are dead or the light is dim, call the network company's emergency line.",
  high: "Unplug costly appliances. If lamps glow too brightly, switch off the main breaker and call the emergency line. If it happens again, tell the supplier the day and the hour.",
  low: "If the light is dim, unplug the refrigerator and whatever else has a motor. If it happens again, tell the supplier the day and the hour.",
  network:
    "This comes from the network, not from your wiring. If it happens again, tell the supplier the day and the hour.",
  wiring: "This looks like a fault in the wiring. Tell the supplier: a technician has to check it.",
  danger:
    "This is dangerous for people and appliances. Switch off the main breaker and call the network company's emergency line.",
  less: "Do not run many powerful appliances at once: kettle, stove, heater. If the power is never enough, ask the supplier how to get more.",
  leak: "Some current may bypass the meter, as happens with damaged wiring. Call an electrician and tell the supplier.",
  transformer:
    "The meter may count wrongly. Tell the supplier: a technician has to check the current transformers.",
  generation:
    "If you have solar panels or a generator, this is as it should be. If not, tell the supplier: the connection has to be checked.",
  ask_off: "If you do not know why, ask the supplier. Mostly it is a debt or work on the network.",
  button: "Switch off powerful appliances, then press and hold the button on the meter.",
  own: "If it was you, there is nothing to do. If not, find out who was at the meter.",
  reactive:
    "A household has nothing to do. A company should check its reactive power compensation.",
  magnet:
    "Take magnets, loudspeakers and powerful motors away from the meter. If you do not know the reason, tell the supplier before he asks.",
  battery: "Tell the supplier: a technician will replace the battery. No readings are lost.",
  clock:
    "With a tariff by time of day the clock matters. If the meter's display is wrong by more than five minutes, tell the supplier.",
  readings:
    "Write down what the meter's display shows and tell it to the supplier with the time of the event.",
  tariff: "If you did not change your tariff, compare it with your contract or ask the supplier.",
  ratio:
    "Your bill depends on it. Compare the ratio with your contract; if it differs, tell the supplier.",
  security:
    "Only the supplier knows the meter's password. If no technician was there at that time, tell the supplier.",
  heat: "See whether the panel is getting hot. If it smells of burning or the case is hot, switch off the main breaker and call 112.",
  cold: "The meter may show and send data less well. If the frost is over and there are still no data, tell the supplier.",
  link: "There is nothing to do: the data will come when the connection is back.",
};

export default advice;
