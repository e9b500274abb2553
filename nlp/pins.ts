import type { Place } from "../core/understanding/place.ts";
import { areaOf, distance, type Gazetteer, isInside, nearestHouse, type Point, pointOf } from "./gazetteer.ts";
import { wardAt } from "./wards/outlines.ts";

interface Near {
  label: string;
  metres: number;
  street?: string;
  area?: string;
}

/** An alley or a landmark says more than a house number; it wins when it is not much farther. */
const houseHandicapMetres = 60;

function nearThings(gazetteer: Gazetteer, at: Point): Near[] {
  const alleys = gazetteer.streets.flatMap((street) =>
    street.alleys.map((alley) => ({
      label: `gần hẻm ${alley} ${street.name}`,
      metres: distance(at, pointOf(street, alley)),
      street: street.name,
      area: areaOf(street, alley) ?? "",
    })),
  );
  const houses = gazetteer.streets.map((street) => {
    const { number, metres } = nearestHouse(street, at);
    const area = areaOf(street, number) ?? "";
    return {
      label: `gần số ${number} ${street.name}`,
      metres: metres + houseHandicapMetres,
      street: street.name,
      area,
    };
  });
  const landmarks = gazetteer.landmarks.map(({ name, area, at: spot }) => ({
    label: `gần ${name}`,
    metres: distance(at, spot),
    area,
  }));
  return [...alleys, ...landmarks, ...houses];
}

/** The ward a point outside our outline lies in; where no outlines are known, the nearest neighbour. */
function wardOutside({ neighbours }: Gazetteer, at: Point): Pick<Place, "outsideWard" | "wardCode"> {
  const ward = wardAt(at);
  if (ward) return { outsideWard: ward.name.charAt(0).toLowerCase() + ward.name.slice(1), wardCode: ward.codes[0] };
  const nearest = [...neighbours].sort((a, b) => distance(at, a.at) - distance(at, b.at))[0];
  return { outsideWard: nearest?.name ?? "phường khác" };
}

/** Names the nearest known thing to a pin; a pin outside the outline is named by the ward it lies in. */
export function namePin(gazetteer: Gazetteer, at: Point): Place {
  const [latitude, longitude] = at;
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude))
    return { label: "vị trí chưa rõ", precision: "unknown" };
  if (!isInside(at, gazetteer.ward.outline)) {
    const other = wardOutside(gazetteer, at);
    return { label: `vị trí trên bản đồ, ${other.outsideWard}`, precision: "exact", latitude, longitude, ...other };
  }
  const near = nearThings(gazetteer, at).reduce((best, each) => (each.metres < best.metres ? each : best));
  return {
    label: near.label,
    precision: "exact",
    latitude,
    longitude,
    ...(near.street && { street: near.street }),
    ...(near.area && { area: near.area }),
    wardCode: gazetteer.ward.code,
  };
}
