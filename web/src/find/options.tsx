import { useMantineColorScheme } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Schemas } from "../api.ts";
import { signOut } from "../session/sign-in.ts";
import { type Command, commandsNow } from "../shared/commands.ts";
import { Kbd } from "../shared/kbd.tsx";
import { fold } from "../shared/numbers.ts";
import { words } from "../words.vi.ts";
import { findWords } from "../words-find.vi.ts";
import { PersonHit, TalkHit, TicketHit } from "./hits.tsx";
import styles from "./palette.module.css";

/** One line of the palette. */
export interface Option {
  id: string;
  group: string;
  body: ReactNode;
  run: () => void;
}

const themes = ["light", "dark", "auto"] as const;
const order: Command["group"][] = ["screen", "go", "desk"];

/** What can be done here and now, the screen's own acts first; those whose names have all the typed words. */
export function useCommandOptions(text: string): Option[] {
  const { setColorScheme } = useMantineColorScheme();
  // as it was when the palette opened: what stands below does not change while it is open
  const [standing] = useState(commandsNow);
  const own = themes.map(
    (theme): Command => ({ group: "desk", name: findWords.theme[theme], run: () => setColorScheme(theme) }),
  );
  const leave: Command = { group: "desk", name: words.nav.signOut, run: () => void signOut() };
  const parts = fold(text).split(/\s+/).filter(Boolean);
  return [...standing, ...own, leave]
    .filter(({ name }) => parts.every((part) => fold(name).includes(part)))
    .toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
    .map(({ group, name, keys, run }) => ({
      id: `${group}-${name}`,
      group: findWords.groups[group],
      run,
      body: (
        <span className={styles.command}>
          {name}
          {keys && <Kbd>{keys}</Kbd>}
        </span>
      ),
    }));
}

/** What was found, and where it leads. */
export function useHitOptions(answer: Schemas["SearchAnswer"] | undefined): Option[] {
  const navigate = useNavigate();
  const toTalk = (id: string) => () => void navigate({ to: "/hop-thu/$id", params: { id }, search: { hang: "all" } });
  const { tickets, conversations, people } = answer ?? {};
  return [
    ...(tickets?.items ?? []).map((hit) => ({
      id: hit.code,
      group: findWords.kinds.tickets,
      body: <TicketHit hit={hit} />,
      run: () => void navigate({ to: "/phieu/$code", params: { code: hit.code } }),
    })),
    ...(conversations?.items ?? []).map((hit) => ({
      id: `talk-${hit.id}`,
      group: findWords.kinds.conversations,
      body: <TalkHit hit={hit} />,
      run: toTalk(hit.id),
    })),
    ...(people?.items ?? []).map((hit) => ({
      id: `person-${hit.id}`,
      group: findWords.kinds.people,
      body: <PersonHit hit={hit} />,
      run: toTalk(hit.id),
    })),
  ];
}
