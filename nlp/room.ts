type Numbers = Int32Array | Float32Array | Uint8Array;

/** So many numbers are asked for at a time. */
const roomSize = 1 << 14;

/**
 * Hands out short arrays, all noughts, as parts of long ones: for the few numbers of a text an array of its own costs more
 * than what is done with them.
 */
export function makeRoom<A extends Numbers>(make: (length: number) => A): (length: number) => A {
  let room = make(0);
  let used = 0;
  return (length) => {
    if (used + length > room.length) {
      room = make(Math.max(roomSize, length));
      used = 0;
    }
    used += length;
    return room.subarray(used - length, used) as A;
  };
}
