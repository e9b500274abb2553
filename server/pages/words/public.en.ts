import { html } from "../html.ts";
import type { publicWords as Public } from "./public.vi.ts";

/** Words of the pages on which everybody sees the ward's work, in English. */
export const publicWords: typeof Public = {
  list: {
    title: "What people reported",
    tabs: "How to look",
    list: "List",
    map: "Map",
    filter: "Filter",
    kind: "Kind",
    status: "State",
    days: "Within",
    allKinds: "All kinds",
    street: "Street",
    allStreets: "All streets",
    statuses: { "": "All", dang: "Being worked on", xong: "Done" },
    lastDays: (days) => `last ${days} days`,
    show: "Show",
    none: "There are no such reports.",
    noneOnMap: "There are no such reports on the map.",
    kindAlone: "The ward does not say where",
    unplaced: "Place not known yet",
    here: "Only reports at one spot of the map.",
    everywhere: "Show the whole ward",
    more: "Show more",
    newer: "Back to the newest",
    unit: "Unit",
    reported: (day) => `Reported ${day}`,
    due: (day) => `due ${day}`,
    over: "overdue",
    took: (length) => `after ${length}`,
    inTime: "in time",
    late: "late",
    spot: (count, where) =>
      `${count} ${count === 1 ? "report" : "reports"} ${where ? `around ${where}` : "at this spot"}`,
    mapMeans: (shown) =>
      `${shown} ${shown === 1 ? "report has" : "reports have"} a known place. Press a number to see them. Places are shown to about 50 m only and point at nobody's house.`,
    mapAlt: (ward) => `Map of ${ward}`,
    feeds: "Data for people who build websites:",
    listMeans:
      "The ward gives no names, telephone numbers or house numbers. Of matters that concern one person, only the kind is shown. Street names, units and results are in Vietnamese.",
  },
  news: {
    title: "Get news",
    intro:
      "When there is a new report or a result, the ward sends an e-mail in the afternoon, at most one a day. When there is nothing new, it sends nothing. The e-mails are in Vietnamese.",
    kind: "About which kind",
    street: "On which street",
    anyKind: "Any kind",
    anyStreet: "Any street",
    address: "E-mail address",
    send: "Get news by e-mail",
    byChat: (example) =>
      html`To get news where you already write to the ward, send this there: <q lang="vi">báo tin ${example} cho tôi</q>.`,
    chat: "Message the ward",
    back: "Back to the list of reports",
    sent: "Please look at your e-mail",
    sentText: (where) =>
      `The ward has just sent an e-mail to ${where}. News starts once you press the link in it, within 24 hours.`,
    sentHint: "No e-mail yet? Look in your spam folder, or send the form on the list page again.",
    confirm: "Get news by e-mail?",
    confirmText:
      "Press this button and the ward starts sending news, at most one e-mail a day. You can stop it at any time.",
    confirmDo: "Get news",
    done: "Done",
    topic: (kind, street) => {
      const on = street && html`on ${street} street`;
      return kind && on ? html`${kind}, ${on}` : html`${kind ?? on}`;
    },
    doneText: (topic, where) =>
      html`From now on the ward sends news to ${where}. Topic: ${topic}. The end of each e-mail says how to stop it.`,
    stopTitle: "Stop the news",
    stop: (topic) => html`Stop this news? Topic: ${topic}`,
    stopText: "The ward will not send this news any more. What you reported is still worked on.",
    stopDo: "Stop the news",
    stopped: "The ward has stopped sending",
    stoppedText: "To get news again, go to the list of reports.",
  },
  device: {
    intro:
      "No address needed: when there is news, this device shows a line in the afternoon, at most one a day for each topic.",
    ask: "Tell me on this device",
    denied:
      "This device blocks notifications from this page. Please allow them in the browser's settings, then press again.",
    failed: "This device cannot get them yet. Please try again in a few minutes, or choose another way.",
    done: "Done. This device will tell you.",
    told: "This device tells you of:",
    topic: (kind, street) => [kind, street && `${street} street`].filter(Boolean).join(", "),
    noteTitle: (ward) => `Automatic news · ${ward}`,
    note: (topic, reported, finished) => {
      const parts = [
        reported > 0 && `${reported} new ${reported === 1 ? "report" : "reports"}`,
        finished > 0 && `${finished} finished`,
      ];
      return `${topic}: ${parts.filter(Boolean).join(", ")}.`;
    },
  },
  newsTroubles: {
    "bad-device": ["This device cannot get them yet", "Please try again, or choose another way."],
    "no-topic": ["No topic chosen", "Please choose a kind or a street."],
    "bad-address": ["Something is not right", "Please check the e-mail address."],
    "too-many": ["Too many e-mails", "Please wait an hour and try again, or write to the ward."],
    "not-sent": ["The e-mail could not be sent", "Please try again in a few minutes, or write to the ward."],
    over: [
      "This link cannot be used any more",
      "If you have already pressed the button, there is nothing more to do. If not, send the form on the list page again.",
    ],
    full: [
      "Too many topics",
      "This address already gets as many topics as it can. Please stop one of them and try again.",
    ],
    "bad-link": ["The link is not right", "Please press the link in the message again, or write to the ward."],
  },
  figures: {
    title: "Figures",
    titleOf: (span) => `Figures: ${span}`,
    lately: "last 30 days",
    choose: "Show the figures of",
    show: "Show",
    received: {
      name: "Received",
      means: "Reports that came in during this time. Spam and confidential reports do not count.",
    },
    solved: {
      name: "Solved",
      means: "Reports that got a result in this time and have not had to be done again since.",
    },
    inTime: {
      name: "In time",
      means: "Of those solved: the result came before its deadline and never had to be done again.",
    },
    rating: { name: "Rating", means: "The mean of what people gave to work that was done, from 1 to 5." },
    votes: (count) => `${count} ${count === "1" ? "rating" : "ratings"}`,
    fewVotes: (count) => `${count} ${count === "1" ? "rating" : "ratings"}, too few for a mean`,
    few: "too few to say",
    cases: "reports",
    ofSolved: "of those solved",
    ofFive: (rating) => `${rating} of 5`,
    units: "By unit",
    unit: "Unit",
    origins: "By where they came from",
    origin: "Where from",
    categories: "By kind",
    category: "Kind",
    rest: "The rest, together",
    untold: "–",
    untoldMeans: (least) =>
      `A dash is a number that is not given: below ${least} reports, or one from which a number below ${least} in another row could be worked out. With so few, one might know whose report it is.`,
    tooFew: "Too few reports to divide.",
    definitions: "What is counted",
    openData: "Open data",
    licence: (ward) =>
      html`Anyone may use these figures under the licence Creative Commons Attribution 4.0 (CC BY 4.0), naming the source: ${ward}. The files are in Vietnamese.`,
    board: "How people rate the work",
    boardMeans: (days) => `What people gave to work done in the last ${days} days, by unit.`,
    boardLink: "Ratings by unit",
    boardFew: (least) =>
      `A unit with fewer than ${least} ratings is not here yet. Sometimes one more is left out, so that nobody can work it out.`,
    whole: "The whole ward",
    stars: "Rating",
    votesHead: "Ratings",
    recounted: "The numbers are counted anew each time the page is opened, so they may differ from a signed report.",
  },
  photos: {
    before: "Before",
    after: "After",
    alt: {
      before: (what) => `Before the work: ${what}`,
      after: (what) => `After the work: ${what}`,
    },
    means: "A person at the ward looks at each photo and covers faces and number plates before it is shown.",
    ask: "If a photo should not be here, tell the ward and it will be taken down.",
  },
  results: {
    title: "Results, before and after",
    intro: "What people reported, before the work and after it. What was done is told in Vietnamese.",
    nothingYet: "The ward has not shown any photos yet. Reports that are done are in the list of reports.",
    none: "There are no such photos.",
    done: (day) => `Done ${day}`,
    link: "Photos before and after",
  },
  home: {
    title: "Home",
    hears: (ward) => html`${ward} is listening`,
    doors: {
      "/chat?bat-dau=bao": [
        "Report a problem",
        "Blocked drain, dark street, rubbish, noise, late dossier. You can write in English",
      ],
      "/tra-cuu": ["Look up", "See how far your report has got"],
      "/thu-tuc": ["Paperwork", "Papers, fees, where to hand them in"],
    },
    book: "Book an appointment",
    bookAt: (centre) => html`Choose a time at ${centre}`,
    figures: "Last 30 days",
    channels: "Write to us on",
    more: "See the reports",
  },
};
