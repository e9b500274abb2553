import { z } from "zod";
import { maxAreaChars } from "../core/incident/incident.ts";
import { incidentKindIds } from "../core/incident/kinds.ts";
import { maxNewsChars } from "../core/incident/tell-news.ts";
import {
  attachmentView,
  channel,
  clientId,
  done,
  moment,
  momentIn,
  named,
  place,
  staffText,
  ticketCode,
} from "./contract-base.ts";
import { byCode, type Route } from "./contract-route.ts";
import { ticketRow } from "./contract-tickets.ts";

const origin = z.union([channel, z.literal("counter"), z.literal("form")]);
const area = z.object({
  label: z.string().trim().min(1).max(maxAreaChars),
  street: z.string().trim().min(1).max(100).optional(),
  /** Khu phố. */
  area: z.string().trim().min(1).max(100).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  metres: z.number().int().min(20).max(2_000).optional(),
});
/** `at`: since when it is so; unset: now. */
const factIn = z.object({ text: staffText, at: momentIn.optional() });

const newsText = z.string().trim().min(1).max(maxNewsChars);

/** Flood mode on a ticket; facts newest first. */
const floodView = z
  .object({
    area,
    startedAt: moment,
    startedBy: z.string(),
    endedAt: moment.optional(),
    facts: z.array(z.object({ id: z.string(), text: z.string(), at: moment, byName: z.string() })),
    /** Nobody has said anything new for hours; residents go on hearing the newest fact with its time. */
    isAged: z.boolean(),
  })
  .register(named, { id: "FloodMode" });

const incidentRow = z
  .object({
    ticket: ticketRow,
    proposed: z.number(),
    merged: z.number(),
    /** People, each once. */
    reporters: z.number(),
    origins: z.array(origin),
    newestAt: moment,
    inFlood: z.boolean(),
  })
  .register(named, { id: "IncidentRow" });

/** One report beside another. */
const reportView = z
  .object({
    ticket: ticketRow,
    body: z.string(),
    place: place.optional(),
    attachments: z.array(attachmentView),
    origin,
    followers: z.number(),
    /** Where on the ward's drawing, as shares of its width and height from the top left. */
    spot: z.object({ x: z.number(), y: z.number() }).optional(),
  })
  .register(named, { id: "IncidentReport" });
const childView = z
  .object({
    ...reportView.shape,
    state: z.enum(["proposed", "merged"]),
    distanceMetres: z.number().optional(),
    hoursApart: z.number(),
    /** 0..1, where the machine proposed it. */
    likeness: z.number().optional(),
  })
  .register(named, { id: "IncidentChild" });
/** One of several reports that may be one incident. */
const comparedView = z
  .object({
    ...reportView.shape,
    /** People who reported it, here and in what was merged into it. */
    reporters: z.number(),
    /** Why it cannot be merged into another: it may not be moved so, or others were merged into it. */
    staysFor: z.enum(["state", "children"]).optional(),
    /** Others can be merged into it. */
    mayStay: z.boolean(),
  })
  .register(named, { id: "ComparedReport" });
/** Two of them: how far they lie apart, in space and in time, and how alike the machine found them, 0..1. */
const apartView = z
  .object({
    codes: z.array(z.string()),
    distanceMetres: z.number().optional(),
    hours: z.number(),
    likeness: z.number().optional(),
  })
  .register(named, { id: "Apart" });
/** Most reports that are looked at side by side. */
const maxCompared = 10;
const compareBody = z.object({
  codes: z.array(ticketCode).max(maxCompared).default([]),
  /** Conversations, each for its resident's newest open report. */
  talks: z.array(z.string().min(1).max(100)).max(maxCompared).default([]),
});

const incidentView = z
  .object({
    parent: reportView,
    children: z.array(childView),
    reporters: z.number(),
    flood: floodView.optional(),
    /** What it may be the incident of; unset: it has no flood mode. */
    kind: z.enum(incidentKindIds).optional(),
    /** Whoever asks may open flood mode for it, and write to its followers without. */
    mayFlood: z.boolean(),
    mayTell: z.boolean(),
    at: moment,
  })
  .register(named, { id: "Incident" });

/** What each follower reads of a fact or other news, and by which way; `null`: no way leads to them. */
const newsPreview = z.object({
  text: z.string(),
  readers: z.array(z.object({ name: z.string(), channel: channel.nullable(), asTemplate: z.boolean() })),
});

/** Reports of one incident, and flood mode. Merging and splitting are moves of the reports. */
export const incidentRoutes = {
  listIncidents: {
    method: "get",
    path: "/api/incidents",
    access: "incident.read",
    summary: "Incidents that are worked on: flood mode first, then what waits for a decision",
    response: z.object({ items: z.array(incidentRow), at: moment }),
  },
  getIncident: {
    method: "get",
    path: "/api/incidents/{code}",
    access: "incident.read",
    summary: "A ticket with the reports that were merged into it or are proposed to be",
    params: byCode,
    response: incidentView,
  },
  compareReports: {
    method: "post",
    path: "/api/merges/compare",
    access: "incident.manage",
    audited: false,
    summary: "Reports side by side, oldest first, before some of them are merged into one; nothing changes",
    body: compareBody,
    response: z.object({
      reports: z.array(comparedView),
      apart: z.array(apartView),
      /** Conversations without an open report this person may see. */
      without: z.array(z.string()),
    }),
  },
  startFlood: {
    method: "post",
    path: "/api/incidents/{code}/start",
    access: "incident.manage",
    summary: "Opens flood mode: reports of the ticket's kind from this area are answered with what a person knows",
    params: byCode,
    body: factIn.extend({ clientId, area }),
    response: incidentView,
  },
  tellFact: {
    method: "post",
    path: "/api/incidents/{code}/facts",
    access: "incident.manage",
    summary: "What a person knows now; every follower is told once",
    params: byCode,
    body: factIn.extend({ clientId }),
    response: incidentView,
  },
  previewFact: {
    method: "post",
    path: "/api/incidents/{code}/facts/preview",
    access: "incident.manage",
    audited: false,
    summary: "What followers would read, and by which way; nothing is sent",
    params: byCode,
    body: factIn.extend({ label: area.shape.label.optional() }),
    response: newsPreview,
  },
  tellNews: {
    method: "post",
    path: "/api/incidents/{code}/news",
    access: "incident.manage",
    summary: "What a person writes to everybody who follows it, each told once; without flood mode",
    params: byCode,
    body: z.object({ clientId, text: newsText }),
    response: incidentView,
  },
  previewNews: {
    method: "post",
    path: "/api/incidents/{code}/news/preview",
    access: "incident.manage",
    audited: false,
    summary: "What followers would read of it, and by which way; nothing is sent",
    params: byCode,
    body: z.object({ text: newsText }),
    response: newsPreview,
  },
  gatherTickets: {
    method: "post",
    path: "/api/incidents/{code}/gather",
    access: "incident.manage",
    summary: "Makes one incident of several tickets: all of them are merged into this one, or none",
    params: byCode,
    body: z.object({
      children: z
        .array(z.object({ code: ticketCode, version: z.number().int() }))
        .min(1)
        .max(50),
    }),
    response: incidentView,
  },
  endFlood: {
    method: "post",
    path: "/api/incidents/{code}/end",
    access: "incident.manage",
    summary: "Reports are taken as ever again",
    params: byCode,
    response: incidentView,
  },
  refuseMerge: {
    method: "post",
    path: "/api/incidents/{code}/refuse",
    access: "incident.manage",
    summary: "A report that was proposed for this incident is no part of it",
    params: byCode,
    body: z.object({ child: ticketCode, version: z.number().int(), reason: staffText }),
    response: done,
  },
} as const satisfies Record<string, Route>;
