import { type Html, html } from "./html.ts";
import { nameDots, nameLines, type PlacedName } from "./map-names.ts";
import { type ShellOptions, shell } from "./shell.ts";
import { named } from "./words.ts";

type Point = readonly [latitude: number, longitude: number];

/** What is drawn of a ward: outline, streets and what people know; latitude and longitude. */
export interface WardMap {
  outline: readonly Point[];
  streets: readonly { name: string; line: readonly [Point, Point] }[];
  landmarks: readonly { name: string; at: Point }[];
}

/** Width of the drawing in CSS pixels. Fixed: the browser sends the touched pixel, and 288 fits a 320-pixel screen. */
const mapWidth = 288;
const margin = 10;

function frameOf({ outline }: WardMap) {
  const lats = outline.map(([lat]) => lat);
  const lons = outline.map(([, lon]) => lon);
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const scale = (mapWidth - 2 * margin) / (east - west);
  return { south, west, scale, height: Math.round((north - south) * scale + 2 * margin) };
}

/** Where a point is drawn. */
function toPixel(map: WardMap, [lat, lon]: Point): { x: number; y: number } {
  const { south, west, scale, height } = frameOf(map);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { x: round(margin + (lon - west) * scale), y: round(height - margin - (lat - south) * scale) };
}

/** Where a point is drawn, as shares of the drawing's width and height, from the left and the top. */
export function placeOnDrawing(map: WardMap, point: Point): { x: number; y: number } {
  const { x, y } = toPixel(map, point);
  const share = (value: number, whole: number): number => Math.round((value / whole) * 10_000) / 10_000;
  return { x: share(x, mapWidth), y: share(y, frameOf(map).height) };
}

/** Which point was touched. */
export function toPoint(map: WardMap, x: number, y: number): { latitude: number; longitude: number } {
  const { south, west, scale, height } = frameOf(map);
  return { latitude: south + (height - margin - y) / scale, longitude: west + (x - margin) / scale };
}

/** Names stand above lines and below dots, with a halo, so that crossing streets do not cut them. */
const halo = html`paint-order="stroke" stroke="#D9E9E3" stroke-width="3" text-anchor="middle"`;

const streetSize = 10;
const landmarkSize = 8;

function write({ name, x, y, size, isTurned }: PlacedName): Html {
  const turn = isTurned && html` transform="rotate(-90 ${x} ${y})"`;
  return html`<text x="${x}" y="${y}" font-size="${size}"${turn} ${halo}>${name}</text>`;
}

/** The ward as a drawing: no tiles, no other country's data, nothing fetched from elsewhere. */
export function drawMap(map: WardMap): string {
  const { height } = frameOf(map);
  const ends = map.streets.map(({ name, line }) => ({ name, from: toPixel(map, line[0]), to: toPixel(map, line[1]) }));
  const outline = map.outline.map((point) => Object.values(toPixel(map, point)).join(",")).join(" ");
  const lines = ends.map(
    ({ from, to }) =>
      html`<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="#fff" stroke-width="8" stroke-linecap="round"/>`,
  );
  const streets = nameLines(ends, streetSize);
  const dots = map.landmarks.map(({ name, at }) => ({ name, ...toPixel(map, at) }));
  const names = nameDots(dots, { size: landmarkSize, width: mapWidth, taken: streets });
  const marks = dots.map(
    ({ name, x, y }) => html`<circle cx="${x}" cy="${y}" r="3.5" fill="#B83267"><title>${name}</title></circle>`,
  );
  const written = [...names.map((one) => html`<g fill="#8A2650">${write(one)}</g>`), ...streets.map(write)];
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${mapWidth}" height="${height}" viewBox="0 0 ${mapWidth} ${height}" font-family="sans-serif" fill="#17201E"><rect width="${mapWidth}" height="${height}" fill="#EEF3F1"/><polygon points="${outline}" fill="#D9E9E3" stroke="#0F6B5C" stroke-dasharray="5 3"/>${lines}${marks}${written}</svg>`
    .text;
}

type At = Pick<ShellOptions, "ward" | "words">;
const frame = (at: At, main: Html): string =>
  shell({ ...at, title: at.words.place.title, main, unlisted: true, script: "/assets/map.js" });

/** The question: touch the place. Works without script; with it, the telephone may say where it is. */
export function askPlacePage(at: At): string {
  const { place: say } = at.words;
  const main = html`<h1>${say.ask}</h1><p>${say.touch}</p>
<form method="post"><input class="map" type="image" name="diem" src="/vi-tri/ban-do.svg" width="${mapWidth}" alt="${say.alt}"></form>
<form method="post" id="here" data-failed="${say.noPosition}" hidden><input type="hidden" name="lat"><input type="hidden" name="lon"><button>${say.own}</button></form>`;
  return frame(at, main);
}

/** Said back before it is sent. */
export function confirmPlacePage(at: At, label: string, point: { latitude: number; longitude: number }): string {
  const { place: say } = at.words;
  const name = named(at.words, `${label.charAt(0).toUpperCase()}${label.slice(1)}`);
  const main = html`<h1>${name}</h1><p>${say.isRight}</p>
<form method="post"><input type="hidden" name="lat" value="${point.latitude.toFixed(6)}"><input type="hidden" name="lon" value="${point.longitude.toFixed(6)}"><input type="hidden" name="gui" value="1"><button>${say.yes}</button></form>
<p><a href="">${say.again}</a></p>`;
  return frame(at, main);
}

/** It went into the conversation. */
export function placeSentPage(at: At): string {
  const { place: say } = at.words;
  return frame(at, html`<h1>${say.sent}</h1><p>${say.sentText}</p>`);
}

/** The link is not ours any more. */
export function placeLinkOverPage(at: At): string {
  const { place: say } = at.words;
  return frame(at, html`<h1>${say.over}</h1><p>${say.overText}</p>`);
}
