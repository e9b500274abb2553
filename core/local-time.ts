/** Việt Nam is at UTC+7 all year, since 1975. */
export const localOffsetMs = 7 * 3_600_000;

/** A moment moved so that its UTC fields and its ISO text say what clocks in Việt Nam show. */
export const asLocal = (at: Date): Date => new Date(at.getTime() + localOffsetMs);
