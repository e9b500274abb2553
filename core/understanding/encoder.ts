/**
 * Puts what a text means into numbers: texts that say the same lie near each other (inner product near 1). Off unless one
 * is set up (`World.encoder`); whatever it serves works without it, too.
 */
export interface Encoder {
  /** One vector of length 1 a text; undefined when it cannot be had in time. Never throws. */
  meaningsOf(texts: readonly string[]): Promise<Float32Array[] | undefined>;
}
