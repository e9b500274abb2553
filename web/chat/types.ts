/** A button under a message; `url` opens a page instead of answering. */
export interface Choice {
  label: string;
  value: string;
  url?: string;
  asksLocation?: boolean;
}

/** One line of the talk, as `GET /api/chat/messages` gives it. */
export interface Line {
  id: string;
  direction: "in" | "out";
  author: "resident" | "bot" | "operator" | "page" | "system";
  name?: string;
  text: string;
  choices: Choice[];
  attachments: { kind: string; url?: string; name?: string }[];
  place?: string;
  /** What we called it when we sent it. */
  clientId?: string;
  at: string;
}

/** The talk as far as it is loaded, and who answers in it. */
export interface Talk {
  holder: { kind: "bot" | "queue" | "operator"; name?: string };
  messages: Line[];
}

/** What a resident sends. */
export interface Content {
  text?: string;
  choice?: string;
  label?: string;
  place?: { latitude: number; longitude: number };
  /** Where they came from: the code of a printed sign. */
  ref?: string;
}

/** A photo on its way; `key` is set once the server has it. */
export interface Photo {
  blob: Blob;
  key?: string;
}

/** Something sent that the talk does not show yet. */
export interface Entry {
  clientId: string;
  at: number;
  content: Content;
  photos: Photo[];
  /** waiting: not with the server; sent: the server has it and it is being read; refused: it will not take it. */
  state: "waiting" | "sending" | "sent" | "refused";
  /** Why it was refused, in the server's words. */
  why?: string;
}
