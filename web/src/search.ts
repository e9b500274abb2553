import type { Schemas } from "./api.ts";

type Search = Record<string, unknown>;
const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const oneOf = <T extends string>(options: readonly T[], value: unknown): T | undefined =>
  options.find((option) => option === value);

/** Queues of the inbox, in the order of their tabs. */
export const inboxQueues = ["attention", "mine", "bot", "all", "later", "spam"] as const;
/** Groups of the ticket list, in the order of their tabs. */
export const ticketQueues = ["open", "late", "waiting", "done", "all"] as const;

/** What the inbox shows, kept in the address bar. */
export interface InboxSearch {
  hang?: (typeof inboxQueues)[number];
  kenh?: Schemas["Channel"];
  loai?: Schemas["CategoryId"];
  muc?: Schemas["Severity"];
  q?: string;
}

/** What the ticket list shows, kept in the address bar. */
export interface TicketSearch {
  nhom?: (typeof ticketQueues)[number];
  q?: string;
}

/** Drops what is not given, so that addresses stay short. */
function given<T extends object>(search: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}

export const severities = ["S1", "S2", "S3", "S4"] as const;
/** Channels a list can be narrowed to, in the order in which they are offered. */
export const inboxChannels = [
  "zalo",
  "facebook",
  "telegram",
  "webchat",
  "hotline",
  "open311",
  "machine",
  "zns",
  "sms",
  "email",
] as const;
/** Reads the inbox part of an address. */
export const readInbox = (search: Search): InboxSearch =>
  given<InboxSearch>({
    hang: oneOf(inboxQueues, search.hang),
    kenh: oneOf(inboxChannels, search.kenh),
    // which kinds there are is the server's to say
    loai: text(search.loai) as InboxSearch["loai"],
    muc: oneOf(severities, search.muc),
    q: text(search.q),
  });
/** Reads the ticket list's part of an address. */
export const readTickets = (search: Search): TicketSearch =>
  given<TicketSearch>({ nhom: oneOf(ticketQueues, search.nhom), q: text(search.q) });

/** Which one is open, by its code. */
export const readCode = (search: Search): { ma?: string } => given<{ ma?: string }>({ ma: text(search.ma) });

/** Which channel is open, of those in the list. */
export const readChannels = (search: Search): { kenh?: Schemas["Channel"] } =>
  given<{ kenh?: Schemas["Channel"] }>({ kenh: oneOf(inboxChannels, search.kenh) });

/** What a list of entries can be narrowed to, in the order in which it is offered. */
export const knowledgeFilters = ["all", "proposed", "drafts", "soon", "old", "ours"] as const;
const confidences = ["high", "medium", "low"] as const;
const knowledgeParts = ["bai", "hoi", "tu"] as const;
/** Which part of the knowledge is open (unset: procedures), which entry, and how the list is narrowed. */
export interface KnowledgeSearch {
  phan?: (typeof knowledgeParts)[number];
  ma?: string;
  /** Name of an entry that nobody wrote yet. */
  ten?: string;
  /** Opens the form of the entry at once. */
  viet?: "nhap";
  loc?: (typeof knowledgeFilters)[number];
  nhom?: string;
  chac?: (typeof confidences)[number];
  q?: string;
}
export const readKnowledge = (search: Search): KnowledgeSearch =>
  given<KnowledgeSearch>({
    phan: oneOf(knowledgeParts, search.phan),
    ma: text(search.ma),
    ten: text(search.ten),
    viet: oneOf(["nhap"] as const, search.viet),
    loc: oneOf(knowledgeFilters, search.loc),
    nhom: text(search.nhom),
    chac: oneOf(confidences, search.chac),
    q: text(search.q),
  });

/** Kinds of what search finds, as the address names them. */
export const findKinds = { phieu: "tickets", "hoi-thoai": "conversations", nguoi: "people" } as const;
/** What is looked for, and whether only one kind of it. */
export interface FindSearch {
  q?: string;
  loai?: keyof typeof findKinds;
}
export const readFind = (search: Search): FindSearch =>
  given<FindSearch>({
    q: text(String(search.q ?? "")),
    loai: oneOf(Object.keys(findKinds) as (keyof typeof findKinds)[], search.loai),
  });

const callQueues = ["all", "waiting"] as const;
/** Which calls are shown. */
export const readCalls = (search: Search): { xem?: (typeof callQueues)[number] } =>
  given<{ xem?: (typeof callQueues)[number] }>({ xem: oneOf(callQueues, search.xem) });

/** Where to go after signing in. */
export const readNext = (search: Search): { tiep?: string } => given<{ tiep?: string }>({ tiep: text(search.tiep) });

const monthShape = /^20\d{2}-(0[1-9]|1[0-2])$/;
const month = (value: unknown): string | undefined =>
  typeof value === "string" && monthShape.test(value) ? value : undefined;
const day = (value: unknown): string | undefined =>
  typeof value === "string" && /^20\d{2}-\d{2}-\d{2}$/.test(value) ? value : undefined;
/** Which month the report shows; unset: this one. */
export const readReport = (search: Search): { thang?: string } =>
  given<{ thang?: string }>({ thang: month(search.thang) });

/** Which month's report, and which edition of it; unset: the newest. */
export const readMonthly = (search: Search): { thang?: string; ban?: number } =>
  given<{ thang?: string; ban?: number }>({ thang: month(search.thang), ban: Number(search.ban) || undefined });

/** A figure of the report, and what it is narrowed to: the tickets it counted. */
export interface FigureSearch {
  thang?: string;
  so?: keyof Schemas["MonthFigures"]["counts"];
  don?: Schemas["UnitId"];
  loai?: Schemas["CategoryId"];
  kenh?: Schemas["Channel"] | "counter" | "form";
  /** Khu phố. */
  kp?: string;
  /** The last seven days in place of a month. */
  gan?: "1";
  /** The first of seven days, in place of a month. */
  tu?: string;
  /** Week of the month, and field of the ward's drawing. */
  tuan?: number;
  o?: string;
}
/** The server knows which values there are, and says so of others. */
export const readFigure = (search: Search): FigureSearch =>
  given<FigureSearch>({
    thang: month(search.thang),
    so: text(search.so) as FigureSearch["so"],
    don: text(search.don) as FigureSearch["don"],
    loai: text(search.loai) as FigureSearch["loai"],
    kenh: text(search.kenh) as FigureSearch["kenh"],
    kp: text(search.kp),
    gan: search.gan === undefined ? undefined : "1",
    tu: day(search.tu),
    tuan: Number(search.tuan) || undefined,
    o: text(search.o),
  });

/** What the log of what staff did is narrowed to. */
export interface AuditSearch {
  /** Days, the last one included. */
  tu?: string;
  den?: string;
  /** Id of a member of staff. */
  ai?: string;
  viec?: string;
  odau?: string;
}
export const readAudit = (search: Search): AuditSearch =>
  given<AuditSearch>({
    tu: day(search.tu),
    den: day(search.den),
    ai: text(search.ai),
    viec: text(search.viec),
    odau: text(search.odau),
  });
/** A figure of how the machine reads, narrowed to what it said first and to so many days. */
export interface ReadingSearch {
  so?: "other" | "asked" | "corrected" | "judged" | "confirmed";
  loai?: Schemas["CategoryId"];
  ngay?: number;
}
export const readReadings = (search: Search): ReadingSearch =>
  given<ReadingSearch>({
    so: text(search.so) as ReadingSearch["so"],
    loai: text(search.loai) as ReadingSearch["loai"],
    ngay: Number(search.ngay) || undefined,
  });

/** What an incident begins with: the kind and the khu phố of an early warning. */
export interface IncidentSearch {
  loai?: Schemas["CategoryId"];
  kp?: string;
  /** Codes of tickets that were picked, with commas between. */
  phieu?: string;
}
export const readIncidents = (search: Search): IncidentSearch =>
  given<IncidentSearch>({
    loai: text(search.loai) as IncidentSearch["loai"],
    kp: text(search.kp),
    phieu: text(search.phieu),
  });
