interface Point {
  latitude: number;
  longitude: number;
}

/**
 * Side of a field in degrees: 55 m from south to north and, in Việt Nam, 51 m (Hà Giang) to 55 m (Cà Mau) from west to
 * east. Two by two of them make the thousandth of a degree that Open311 rounds to, so the two together tell no more.
 */
const side = 0.0005;

const middle = (degrees: number): number => Number(((Math.floor(degrees / side) + 0.5) * side).toFixed(5));

/**
 * Where everybody may know a point to be: the middle of its field. The same for every report from the field, so that
 * many of them together tell no more than one; nothing is drawn by lot.
 */
export function blurredPoint({ latitude, longitude }: Point): Point {
  return { latitude: middle(latitude), longitude: middle(longitude) };
}
