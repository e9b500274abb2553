import type { Request, Response } from "express";
import type { z } from "zod";
import type { ZaloConnector } from "../../adapters/zalo/connect.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { PictureMasker } from "../../core/publication/masking.ts";
import type { OutsideBodies } from "../../core/relay/outside-body.ts";
import type { Files, Store } from "../../core/store.ts";
import type { Classifier } from "../../core/understanding/classification.ts";
import type { DeskWriter } from "../../core/understanding/desk-writer.ts";
import type { DriftReader } from "../../core/understanding/drift.ts";
import type { Geocoder } from "../../core/understanding/geocoder.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import type { World } from "../../core/world.ts";
import type { createDeskQueries } from "../../prisma/desk-queries.ts";
import type { Auth } from "../auth.ts";
import type { ChannelDoors } from "../channel-doors.ts";
import type { OperationId, routes } from "../contract.ts";
import type { ExportLink } from "../export-link.ts";
import type { Learner } from "../learner.ts";
import type { Library } from "../library.ts";
import type { LiveHub } from "../live.ts";
import type { LiveSettings } from "../live-settings.ts";
import type { WardMap } from "../pages/map.ts";

/** Everything the API works with; built by `server/wire.ts`, or by a test. */
export interface ApiDeps {
  store: Store;
  world: World;
  auth: Pick<Auth, "staffOf">;
  desk: ReturnType<typeof createDeskQueries>;
  files: Files;
  /** Makes pictures that everybody may see. */
  masker: PictureMasker;
  /** Where the person of a request fetches what is kept of them. */
  exportLink(code: string, now: Date): ExportLink;
  classifier: Classifier;
  places: PlaceFinder;
  /** Unset: addresses are looked up in the gazetteer alone. */
  geocoder?: Geocoder | undefined;
  live: Pick<LiveHub, "open">;
  doors: ChannelDoors;
  /** Connects OAs; unset: the channel is off. */
  zalo?: ZaloConnector | undefined;
  /** What staff corrected is learnt here and at once; see the API of models for the rest. */
  learning: Learner & { release: string; atNightFrom: number; readDrift: DriftReader };
  /** What residents are answered from, and how it is exchanged. */
  library: Library;
  /** What the ward sets for itself, read again at once where it was set. */
  settings: Pick<LiveSettings, "refresh">;
  /** The ward's ground, for reports drawn on it. */
  map: WardMap;
  /** Bodies outside the ward that take tickets over by themselves. */
  bodies: OutsideBodies;
  /** Official name of a procedure, for lists. */
  nameOfProcedure(id: string): string | undefined;
  /** A second reader is set up. */
  isReadTwice?: boolean;
  /** Writes drafts and summaries from the records' own words; unset: nobody is offered any. */
  writing?: { writer: DeskWriter; records: KnowledgeBase } | undefined;
}

type RouteOf<K extends OperationId> = (typeof routes)[K];
type Parsed<R, Part extends string> = R extends { [P in Part]: infer S }
  ? S extends z.ZodType
    ? z.output<S>
    : undefined
  : undefined;

/** One request that passed the door: who asks, and what they sent, checked. */
export interface Context<K extends OperationId = OperationId> {
  staff: Staff;
  params: Parsed<RouteOf<K>, "params">;
  query: Parsed<RouteOf<K>, "query">;
  body: Parsed<RouteOf<K>, "body">;
  /** For answers that are no JSON. */
  request: Request;
  response: Response;
}

/** What an operation answers with; files and streams are written to the response by the handler itself. */
type Answer<K extends OperationId> = RouteOf<K>["response"] extends infer S
  ? S extends z.ZodType
    ? z.input<S>
    : undefined
  : never;

/** One function an operation: leaving one out, or answering in another shape than the contract's, does not compile. */
export type Handlers = { [K in OperationId]: (context: Context<K>) => Promise<Answer<K>> };
