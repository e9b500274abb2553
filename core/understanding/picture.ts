/**
 * Tells pictures of one thing by a mark of 64 bits (16 hexadecimal digits): the same photo sent twice has nearly the same
 * mark, however it was scaled. Called when a report is compared with others, for public matters only.
 */
export interface PictureReader {
  /** Marks of these kept files; what is no picture, shows next to nothing, or cannot be read in time is left out. Never throws. */
  marksOf(keys: readonly string[]): Promise<string[]>;
}
