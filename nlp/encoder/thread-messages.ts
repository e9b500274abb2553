/** Which model, as transformers.js finds it. */
export interface EncoderModel {
  /** The name in `folder`, or at the hub. */
  name: string;
  /** Where models lie on this machine; unset: it is fetched from the hub once, and kept in `cacheDir`. */
  folder?: string;
  cacheDir?: string;
  dtype: "fp32" | "fp16" | "q8" | "q4";
  /** What the model wants before each text ("query: "). */
  prefix: string;
  /** Ours reads pieces without accents, others the text as it is typed. */
  isOwn: boolean;
}

/** Texts for the thread. */
export interface Request {
  id: number;
  texts: readonly string[];
}

/** `vectors`: those of all texts, back to back; unset when it failed, and then why. No text is in it. */
export interface Reply {
  id: number;
  vectors?: Float32Array;
  fault?: string;
}
