import { coordinateOf, type Form, fieldOf, maxDescriptionChars, type Service } from "./payload.ts";

/** One `error` element of the standard: 404 for what is unknown, 400 for all the rest. */
export type Fault = `${400 | 404} ${string}`;

function locationFaults(form: Form): Fault[] {
  const [lat, long] = [fieldOf(form, "lat"), fieldOf(form, "long")];
  if (lat === undefined && long === undefined) {
    const isNamed = fieldOf(form, "address_string") ?? fieldOf(form, "address_id");
    return isNamed ? [] : ["400 a location is required: lat and long, address_string, or address_id"];
  }
  if (lat === undefined || long === undefined) return ["400 lat and long must be given together"];
  const [north, east] = [coordinateOf(form, "lat"), coordinateOf(form, "long")];
  const isOnEarth = north !== undefined && east !== undefined && Math.abs(north) <= 90 && Math.abs(east) <= 180;
  return isOnEarth ? [] : ["400 lat and long must be WGS84 degrees"];
}

function attributeFaults(form: Form, { attributes }: Service): Fault[] {
  return attributes.flatMap(({ code, required, values }): Fault[] => {
    const given = form.get(`attribute[${code}]`) ?? [];
    if (given.length === 0) return required ? [`400 attribute[${code}] is required for this service`] : [];
    const isOffered = !values || given.every((one) => values.some(({ key }) => key === one));
    return isOffered ? [] : [`400 attribute[${code}] has a value that is not offered`];
  });
}

/** Everything that is wrong with a service request, in the standard's words. */
export function faultsOf(form: Form, serviceOf: (code: string) => Service | undefined): Fault[] {
  const code = fieldOf(form, "service_code");
  const service = code === undefined ? undefined : serviceOf(code);
  const faults: Fault[] = [];
  if (code === undefined) faults.push("400 service_code is required");
  else if (!service) faults.push("404 service_code was not found");
  faults.push(...locationFaults(form));
  if (service) faults.push(...attributeFaults(form, service));
  if ((fieldOf(form, "description")?.length ?? 0) > maxDescriptionChars) {
    faults.push(`400 description is longer than ${maxDescriptionChars} characters`);
  }
  return faults;
}
