import { html } from "../html.ts";
import type { centreWords as Centre } from "./centre.vi.ts";

/** Words of the service centre's pages, in English. */
export const centreWords: typeof Centre = {
  booking: {
    title: "Book an appointment",
    titleOf: (service) => `Book: ${service}`,
    whatFor: "What are you coming for?",
    minutes: (count) => `About ${count} minutes for each person`,
    byChat: (link) =>
      html`If you book in the ${link("chat")}, on Zalo, Messenger or Telegram, the ward reminds you the afternoon before.`,
    remindsHere: "If you book here, it reminds you by SMS.",
    saysHere: "If you book here, the next page says how you are reminded.",
    moreDays: "More days",
    phone: "Telephone number",
    phoneMeans: "So that the ward can call if the time must change. It is shown nowhere.",
    phoneMeansSms:
      "So that the ward can call if the time must change, and send one SMS as a reminder the afternoon before. It is shown nowhere.",
    book: "Book this time",
    none: "There are no free times in the next two weeks. You can come and take a queue number.",
    other: "Choose something else",
    states: { booked: "Your appointment", cancelled: "This appointment is cancelled", arrived: "You have arrived" },
    code: "Appointment code",
    move: "Change the time",
    cancel: "Cancel it",
    here: "When you are there, press this to get a queue number.",
    iAmHere: "I am here",
    keep: (link) =>
      html`Keep the address of this page to change or cancel. Which papers to bring? ${link("Ask the ward")}.`,
    anew: "Book a new appointment",
    moveTitle: "Change the time",
    now: (clock, day) => `Booked for ${clock}, ${day}. This time stays yours until you choose a new one.`,
    moveTo: "Change to this time",
    keepOld: "Keep the old time",
    badPhone: "Please check the telephone number.",
  },
  reminder: {
    talk: "The afternoon before, the ward reminds you in your conversation with it.",
    sms: (reader) => `The afternoon before, the ward reminds you by SMS at ${reader}.`,
    none: "The ward cannot remind you, please keep the time in mind.",
    elsewhere: "To be reminded elsewhere, open",
    other: "To be reminded, open",
  },
  centreFaults: {
    SLOT_TAKEN: "Somebody has just taken the last place at that time. Please choose another.",
    ALREADY_BOOKED:
      "This number already has an appointment for that on that day, or holds several. Please choose another day, or cancel one.",
    BAD_INPUT: "That time cannot be booked any more. Please choose another.",
  },
  hall: {
    take: "Take a queue number for today",
    takeTitle: "Take a queue number",
    haveAppointment: "If you have an appointment, press “I am here” on its page.",
    closed: "The office is closed now, so there are no numbers.",
    yours: "Your number",
    titleOf: (number) => `Number ${number}`,
    next: "It is almost your turn.",
    ahead: (count) => `${count} ${count === 1 ? "person" : "people"} before you.`,
    called: (counter) => html`Please go to ${counter}.`,
    counter: "the counter",
    served: "Done. Thank you.",
    missed: "Your number was called and nobody came. Please tell the person at the counter.",
    calling: (numbers) => `Now calling: ${numbers}`,
    again: "Look again now",
    noMessage: "The ward does not write when it is your turn: please watch this page or the screen.",
    screenTitle: "Waiting room screen",
    screen: "Please come to the counter",
    nobody: "No number has been called yet.",
    waiting: (count) => `Waiting: ${count} ${count === 1 ? "person" : "people"}`,
  },
};
