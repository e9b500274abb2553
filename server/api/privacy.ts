import { actId } from "../../core/act-id.ts";
import { AppError } from "../../core/errors.ts";
import { toInternational } from "../../core/people/phone.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import { correctPerson, erasePerson, handOverData, withdrawAll } from "../../core/privacy/carry-out.ts";
import {
  acceptCase,
  type CaseInput,
  nameCase,
  prolongCase,
  refuseCase,
  whoseCase,
} from "../../core/privacy/decide-case.ts";
import { openCase } from "../../core/privacy/open-case.ts";
import { removeDoomed } from "../../core/privacy/remove-doomed.ts";
import type { RightsCase } from "../../core/privacy/rights-case.ts";
import type { Transaction } from "../../core/store.ts";
import { wardName } from "../pages/ward-name.ts";
import { exportPerson } from "../personal-export.ts";
import { presentCase, presentCaseRow } from "../present-privacy.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

/** Requests of a list; a ward has some tens a year. */
const listLength = 200;
/** More tickets than one person ever has. */
const manyTickets = 1_000;

function numberOf(phone: string | undefined): string | undefined {
  const number = phone && toInternational(phone);
  if (phone && !number)
    throw new AppError("BAD_INPUT", "no telephone number", { details: { issues: ["body.phone: phone"] } });
  return number || undefined;
}

async function caseOf(tx: Transaction, code: string): Promise<RightsCase> {
  const found = await tx.rightsCases.byCode(code);
  if (!found) throw new AppError("NOT_FOUND", "no case with this code");
  return found;
}

/** Whose data may be looked at by whoever sees to the request: what was told in confidence is the person's alone. */
async function readableBy(tx: Transaction, code: string): Promise<string> {
  const citizenId = await whoseCase(tx, await caseOf(tx, code));
  if (!citizenId) throw new AppError("NOT_FOUND", "whose data it is was not found out");
  const { tickets } = await tx.tickets.ofCitizen(citizenId, manyTickets);
  if (tickets.some(({ visibility }) => visibility === "confidential")) {
    throw new AppError("FORBIDDEN", "something was told in confidence", { details: { confidential: true } });
  }
  return citizenId;
}

/** Requests about personal data; what each may do at which step is decided by core. */
export function privacyHandlers({ store, world, files, desk, exportLink }: ApiDeps) {
  const act = async (
    sent: { staff: Staff; params: { code: string }; body: { version: number } },
    work: (input: CaseInput) => Promise<RightsCase>,
  ) => {
    const { staff, params, body } = sent;
    return store.transaction(async (tx) => {
      const input = { tx, world, code: params.code, version: body.version, actor: staffActor(staff) };
      return presentCase(tx, staff, await work(input));
    });
  };
  return {
    listRightsCases: () =>
      store.transaction(async (tx) => {
        const items = [];
        for (const one of await tx.rightsCases.list(listLength)) items.push(await presentCaseRow(tx, one));
        return { items, at: world.clock.now().toISOString() };
      }),
    getRightsCase: ({ staff, params }) =>
      store.transaction(async (tx) => presentCase(tx, staff, await caseOf(tx, params.code))),
    openRightsCase: ({ staff, body: { clientId, conversationId, phone, ...asked } }) =>
      store.transaction(async (tx) => {
        const conversation = conversationId ? await tx.conversations.byId(conversationId) : undefined;
        if (conversationId && !conversation) throw new AppError("NOT_FOUND", "no such conversation");
        const { code, dueAt } = await openCase({
          ...{ tx, world, actor: staffActor(staff), id: actId(staff.id, clientId) },
          ...given({ ...asked, phone: numberOf(phone), conversationId, citizenId: conversation?.citizenId }),
          origin: conversation?.address.channel ?? "counter",
        });
        return { code, dueAt: dueAt.toISOString() };
      }),
    acceptRightsCase: (sent) => act(sent, (input) => acceptCase({ ...input, right: sent.body.right })),
    refuseRightsCase: (sent) => act(sent, (input) => refuseCase({ ...input, reason: sent.body.reason })),
    prolongRightsCase: (sent) => act(sent, (input) => prolongCase({ ...input, reason: sent.body.reason })),
    nameDataSubject: (sent) => act(sent, (input) => nameCase({ ...input, citizenId: sent.body.citizenId })),
    handOverData: (sent) =>
      act(sent, async (input) => {
        const { conversationId } = await caseOf(input.tx, input.code);
        const link = conversationId ? { link: exportLink(input.code, world.clock.now()) } : {};
        return handOverData({ ...input, ...link });
      }),
    correctPerson: (sent) => {
      const { name, phone } = sent.body;
      return act(sent, (input) => correctPerson({ ...input, ...given({ name, phone: numberOf(phone) }) }));
    },
    withdrawConsents: (sent) => act(sent, withdrawAll),
    erasePerson: async (sent) => {
      const answer = await act(sent, erasePerson);
      await removeDoomed({ store, files });
      return answer;
    },
    listRetention: async () => {
      const rows = await desk.listRetention(listLength);
      return { items: rows.map(({ lastAt, ...row }) => ({ ...row, lastAt: lastAt.toISOString() })) };
    },
    downloadPersonalData: async ({ params: { code }, response }) => {
      const citizenId = await store.transaction((tx) => readableBy(tx, code));
      const content = await exportPerson({ store, files, citizenId, wardName: wardName(world.ward) });
      response.set({
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="du-lieu-${code}.zip"`,
      });
      response.set("cache-control", "no-store").send(Buffer.from(content));
      return undefined;
    },
  } satisfies Partial<Handlers>;
}
