import { html } from "../html.ts";
import type { frameWords as Frame } from "./frame.vi.ts";

const kinds: Record<string, string> = { phường: "Ward", xã: "Commune", "đặc khu": "Special Zone" };
const kindOf = (kind: string): string => kinds[kind] ?? "Ward";

/** What stands around every page, in English. */
export const frameWords: typeof Frame = {
  language: "en",
  locale: "en_GB",
  numbers: "en-GB",
  phrases: "en.",
  asVietnamese: html` lang="vi"`,
  other: { language: "vi", name: "Tiếng Việt" },
  ward: ({ kind, name }) => `${name} ${kindOf(kind)}`,
  wardTitle: (kind, name) => html`${name} ${kindOf(kind)}`,
  frame: {
    skip: "Skip to content",
    main: "Main",
    chat: "Message us",
    lookUp: "Look up",
    reports: "Reports",
    results: "Before and after",
    figures: "Figures",
    danger: html`In danger? Call now: <a href="tel:113">113</a> police, <a href="tel:114">114</a> fire and rescue, <a href="tel:115">115</a> ambulance.`,
  },
  talk: {
    title: "Message the ward",
    region: "Talk with the ward",
    heading: (kind, name) => html`Message ${name} ${kindOf(kind)}`,
    intro:
      "The ward's automatic assistant answers at once, in English where you write English. Staff read during office hours.",
    bot: "Automatic assistant",
    staff: "Staff",
    resident: "You",
    place: "Place:",
    picture: "Picture sent along",
    reload: "Load again to see answers",
    message: "Message",
    send: "Send",
    otherWays: html`To send pictures, <a href="/gui">fill in the report form</a>. You can also call <a href="tel:1022">1022</a>, or <a href="/tra-cuu">look up a code</a>.`,
  },
  aids: {
    title: "Reading",
    size: "Text size",
    sizes: ["Normal", "Large", "Very large"],
    contrast: "High contrast",
    read: "Read aloud",
    stop: "Stop reading",
  },
  about: {
    "/": "Report a problem, see how far a report has got, ask the ward about paperwork.",
    "/ban-do": "What people reported and how far the ward has got, as a list and on a map.",
    "/ket-qua": "What people reported, before the work and after it.",
    "/so-lieu": "How many reports the ward received, how many it solved, and how many in time.",
    "/cong-khai": "How people rate the work that was done, by unit.",
    "/tra-cuu": "Enter the code the ward sent you to see how far your report has got.",
    "/thu-tuc": "Papers, fee, time and place for each procedure at the ward.",
    "/gui": "Report a problem to the ward: what it is, where it is, with photos.",
    "/chat": "Write to the ward. Its automatic assistant answers at once.",
    "/dat-lich": "Book an appointment: choose when to come to the ward.",
    "/lay-so": "Take a queue number for today.",
  },
};
