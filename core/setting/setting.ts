import type { z } from "zod";
import type { Actor } from "../people/staff.ts";
import type { settingKinds } from "./kinds.ts";

export type SettingKind = keyof typeof settingKinds;
/** The body of a kind. */
export type SettingBody<K extends SettingKind> = z.output<(typeof settingKinds)[K]["schema"]>;

/** What one person set; the newest of its kind is in force. Nothing of it ever changes, so going back is one more. */
export interface SettingVersion {
  kind: SettingKind;
  /** 1, 2, 3 … of its kind. */
  number: number;
  /** JSON in the shape of its kind when it was written. */
  body: unknown;
  author: Actor;
  at: Date;
  /** Why, in the author's words. */
  note?: string;
  /** Number of the earlier version whose body this is; 0: as it came with the release. */
  restores?: number;
}

/** Versions of the settings; nothing is ever deleted. */
export interface SettingVersions {
  /** Number of the newest of this kind, 0 without one. Until the transaction ends nobody else changes this kind. */
  lock(kind: SettingKind): Promise<number>;
  /** Newest first. */
  of(kind: SettingKind, limit: number): Promise<SettingVersion[]>;
  byNumber(kind: SettingKind, number: number): Promise<SettingVersion | undefined>;
  /** The newest of every kind that was ever set. */
  newest(): Promise<SettingVersion[]>;
  add(version: SettingVersion): Promise<void>;
}

/** What is set now, at hand in every process. */
export interface SettingsInForce {
  of<K extends SettingKind>(kind: K): SettingBody<K>;
  /** As it came with the release, whatever is set. */
  released<K extends SettingKind>(kind: K): SettingBody<K>;
  /** Since when it has been so; undefined: as it came with the release. */
  since(kind: SettingKind): Date | undefined;
}
