import type { Peer } from "./peer.ts";

/** Who is measured beside us. Their packages are loaded only when they are. */
export const peers: readonly Peer[] = [
  { name: "TF-IDF linear", learnsCopies: true, load: async () => (await import("./tfidf.ts")).trainTfidf },
  {
    name: "fastText (wasm)",
    learnsCopies: true,
    load: async () => (await import("./fasttext-wasm.ts")).trainFastTextWasm,
  },
  {
    name: "fastText (CLI)",
    learnsCopies: true,
    load: async () => (await import("./fasttext-cli.ts")).findFastText(),
  },
  { name: "node-nlp", learnsCopies: false, load: async () => (await import("./node-nlp.ts")).trainNodeNlp },
];
