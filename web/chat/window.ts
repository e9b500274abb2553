import { Chat, type Given } from "./chat.ts";
import { Kept } from "./kept.ts";
import { makeRoom } from "./keyboard.ts";
import { Looks } from "./looks.ts";
import type { Choice } from "./types.ts";
import "./window.css";

/** Reads what the server wrote into the page. */
function given(root: HTMLElement): Given {
  const { ward = "", prefix = "", menu = "[]", embedded, spot, spotLabel = "", start } = root.dataset;
  return {
    root,
    ward,
    codePrefix: prefix,
    menu: JSON.parse(menu) as Choice[],
    isEmbedded: embedded === "1",
    spot: spot ? { id: spot, label: spotLabel } : undefined,
    start: start ? (JSON.parse(start) as Choice) : undefined,
  };
}

const root = document.getElementById("chat");
if (root) {
  const kept = new Kept();
  const looks = new Looks(kept);
  looks.suggestLanguage(new URLSearchParams(location.search).get("tieng"));
  makeRoom(document.documentElement);
  void new Chat(given(root), kept, looks).begin();
}
