import type { HeldData, PersonalData } from "../core/privacy/personal-data.ts";
import type { Db } from "./database.ts";
import { erasePerson } from "./erase-person.ts";
import { doom, filesIn, unnamed } from "./personal-files.ts";
import { type Scope, scopeOf } from "./personal-scope.ts";

/** Rows as they are handed to the person: their own words and what they were told, without marks of ours or words of others. */
async function heldIn(db: Db, scope: Scope): Promise<HeldData> {
  const ofTalk = { conversationId: { in: scope.conversations } };
  const theirs = { OR: [ofTalk, { conversationId: null, phone: { in: scope.phones } }] };
  const mark = (key: string) => ({ [key]: true });
  const select = (...names: string[]) => Object.assign({}, ...names.map(mark));
  return {
    person: await db.citizen.findMany({
      where: { id: { in: scope.citizens } },
      select: select("displayName", "phone", "phoneVerified", "email", "consents", "kinship", "createdAt"),
    }),
    addresses: await db.citizenAddress.findMany({
      where: { citizenId: { in: scope.citizens } },
      select: select("channel", "account", "userId"),
    }),
    conversations: await db.conversation.findMany({
      where: { id: { in: scope.conversations } },
      select: select("channel", "displayName", "openedAt", "lastInboundAt"),
    }),
    messages: await db.message.findMany({
      // what staff note among themselves is not the person's
      where: { ...ofTalk, direction: { in: ["in", "out"] } },
      orderBy: [{ at: "asc" }, { seq: "asc" }],
      select: select("at", "direction", "text", "attachments", "place", "ticketCode"),
    }),
    tickets: await db.ticket.findMany({
      where: { id: { in: scope.tickets } },
      orderBy: { openedAt: "asc" },
      select: select(
        ...["code", "title", "body", "category", "status", "place", "whenText", "attachments", "contactPhone"],
        ...["result", "rating", "visibility", "openedAt"],
      ),
    }),
    // what everybody was shown of their own photos, and on whose word that they agreed
    photos: await db.publicPhoto.findMany({
      where: { ticketCode: { in: scope.codes }, side: "before" },
      orderBy: { approvedAt: "asc" },
      select: select("ticketCode", "agreed", "approvedAt", "takenDownAt"),
    }),
    calls: await db.call.findMany({
      where: theirs,
      orderBy: { startedAt: "asc" },
      select: select("direction", "phone", "startedAt", "endedAt", "disposition", "recordingUrl"),
    }),
    appointments: await db.appointment.findMany({
      where: theirs,
      orderBy: { startsAt: "asc" },
      select: select("code", "serviceId", "startsAt", "state", "phone"),
    }),
    dossiers: await db.dossierWatch.findMany({ where: ofTalk, select: select("code", "state", "since") }),
    news: await db.newsWatch.findMany({ where: ofTalk, select: select("street", "category", "since") }),
    questions: await db.unansweredQuestion.findMany({ where: ofTalk, select: select("at", "text") }),
    requests: await db.rightsCase.findMany({
      where: { OR: [ofTalk, { citizenId: { in: scope.citizens } }] },
      select: select("code", "right", "state", "name", "phone", "request", "receivedAt", "endedAt"),
    }),
  };
}

async function countIn(db: Db, scope: Scope) {
  const ofTalk = { conversationId: { in: scope.conversations } };
  const theirs = { OR: [ofTalk, { conversationId: null, phone: { in: scope.phones } }] };
  return {
    conversations: scope.conversations.length,
    messages: await db.message.count({ where: ofTalk }),
    tickets: scope.tickets.length,
    files: (await filesIn(db, scope)).length,
    calls: await db.call.count({ where: theirs }),
  };
}

/** What is kept of a person over all tables. */
export function createPersonalData(db: Db): PersonalData {
  return {
    count: async (citizenId) => countIn(db, await scopeOf(db, citizenId)),
    held: async (citizenId) => heldIn(db, await scopeOf(db, citizenId)),
    files: async (citizenId) => filesIn(db, await scopeOf(db, citizenId)),
    erase: async (citizenId) => erasePerson(db, await scopeOf(db, citizenId)),
    doomFiles: (keys) => doom(db, keys),
    doomedFiles: async (limit) => {
      const rows = await db.doomedFile.findMany({ take: limit, orderBy: { key: "asc" } });
      const keys = rows.map(({ key }) => key);
      const free = await unnamed(db, keys);
      // somebody sent the same file in the meantime: it is theirs now
      await db.doomedFile.deleteMany({ where: { key: { in: keys.filter((key) => !free.includes(key)) } } });
      return free;
    },
    forgetFiles: async (keys) => {
      await db.doomedFile.deleteMany({ where: { key: { in: keys } } });
    },
  };
}
