import { can } from "../../core/people/access.ts";
import { readSearch } from "../../core/search/read-search.ts";
import type { Found, SearchInput } from "../../prisma/desk-search.ts";
import { presentPersonHit, presentTalkHit, presentTicketHit } from "../present-search.ts";
import type { ApiDeps, Context, Handlers } from "./context.ts";

type Kind = NonNullable<Context<"search">["query"]["kind"]>;

/** With fewer words it makes no sense to leave one out. */
const minLooseWords = 3;

/** The groups of one answer: each is searched where it is one of these kinds. */
async function find({ desk }: ApiDeps, kinds: Kind[], input: SearchInput) {
  const { staff, sought } = input;
  const group = async <T, Hit>(
    kind: Kind,
    search: (input: SearchInput) => Promise<Found<T>>,
    present: (one: T) => Hit | undefined,
  ): Promise<Found<Hit> | undefined> => {
    if (!kinds.includes(kind)) return undefined;
    if (sought.words.length === 0) return { items: [], more: false };
    const { items, more } = await search(input);
    return { items: items.flatMap((one) => present(one) ?? []), more };
  };
  const [tickets, conversations, people] = await Promise.all([
    group("tickets", desk.searchTickets, (one) => presentTicketHit(one, input)),
    group("conversations", desk.searchTalks, (one) => presentTalkHit(one, sought)),
    group("people", desk.searchPeople, (one) => presentPersonHit(one, staff, sought)),
  ]);
  return { tickets, conversations, people };
}

/** Search over everything at the desk: numbers, talks and people only for roles that read conversations. */
export function searchHandlers(deps: ApiDeps) {
  const { world } = deps;
  return {
    search: async ({ staff, query }) => {
      const mayRead = can(staff, "conversation.read");
      const read = readSearch(query.q, world.ward.codePrefix);
      const sought = mayRead ? read : { ...read, phones: [] };
      const theirs: Kind[] = mayRead ? ["tickets", "conversations", "people"] : ["tickets"];
      const kinds = theirs.filter((one) => query.kind === undefined || one === query.kind);
      const input = { staff, sought, limit: query.limit };
      const exact = await find(deps, kinds, { ...input, loosely: false });
      const isEmpty = Object.values(exact).every((group) => !group?.items.length);
      const isNumber = sought.codes.length > 0 || sought.phones.length > 0;
      const loose = isEmpty && sought.words.length >= minLooseWords && !isNumber;
      const answer = loose ? await find(deps, kinds, { ...input, loosely: true }) : exact;
      return { ...answer, loose, at: world.clock.now().toISOString() };
    },
  } satisfies Partial<Handlers>;
}
