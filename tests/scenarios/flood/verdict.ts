import type { Town } from "../town.ts";
import { isDanger } from "./comments.ts";

/** When somebody wrote in private, by the ward's clock. */
export interface Asked {
  userId: string;
  at: Date;
}

/** Times are of the clock on the wall, which is the stricter one: the ward's own runs faster. */
export interface FloodVerdict {
  comments: number;
  /** Comments that are a line of a conversation. */
  stored: number;
  /** Lines beyond the first of a comment. */
  doubled: number;
  dangers: number;
  /** Dangers a person was woken for. */
  dangersWithAlarm: number;
  chats: number;
  answered: number;
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
}

export async function judgeFlood(
  { wired, doors }: Town,
  flood: { asked: Asked[]; postId: string; comments: number; speed: number },
): Promise<FloodVerdict> {
  const { client } = wired.store;
  const { asked, postId, comments, speed } = flood;
  const lines = await client.message.findMany({
    where: { direction: "in", conversation: { postRef: postId } },
    select: { providerIds: true },
  });
  const stored = new Set(lines.flatMap(({ providerIds }) => providerIds));
  const waits = asked
    .map(({ userId, at }) => {
      const answer = doors.facebook.log(userId).find(({ fromPage }) => fromPage);
      return answer ? (answer.at.getTime() - at.getTime()) / speed : Number.POSITIVE_INFINITY;
    })
    .sort((a, b) => a - b);
  const within = (share: number): number => Math.round(waits[Math.ceil(waits.length * share) - 1] ?? 0);
  return {
    comments,
    stored: stored.size,
    doubled: lines.length - stored.size,
    dangers: Array.from({ length: comments }, (_, index) => index).filter(isDanger).length,
    dangersWithAlarm: await client.deskTask.count({ where: { kind: "alarm" } }),
    chats: asked.length,
    answered: waits.filter(Number.isFinite).length,
    p50Ms: within(0.5),
    p95Ms: within(0.95),
    maxMs: within(1),
  };
}
