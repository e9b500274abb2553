import type { Ward } from "../../core/ward.ts";
import { type Html, html } from "./html.ts";
import { shell } from "./shell.ts";

type Point = readonly [latitude: number, longitude: number];

/** What is drawn of a ward: outline, streets and what people know; latitude and longitude. */
export interface WardMap {
  outline: readonly Point[];
  streets: readonly { name: string; line: readonly [Point, Point] }[];
  landmarks: readonly { name: string; at: Point }[];
}

/** Side of the drawing in CSS pixels. Fixed: the browser sends the touched pixel, and 288 fits a 320-pixel screen. */
export const mapSide = 288;
const margin = 10;

function frameOf({ outline }: WardMap) {
  const lats = outline.map(([lat]) => lat);
  const lons = outline.map(([, lon]) => lon);
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  return { south, west, scale: (mapSide - 2 * margin) / Math.max(north - south, east - west) };
}

/** Where a point is drawn. */
export function toPixel(map: WardMap, [lat, lon]: Point): { x: number; y: number } {
  const { south, west, scale } = frameOf(map);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { x: round(margin + (lon - west) * scale), y: round(mapSide - margin - (lat - south) * scale) };
}

/** Which point was touched. */
export function toPoint(map: WardMap, x: number, y: number): { latitude: number; longitude: number } {
  const { south, west, scale } = frameOf(map);
  return { latitude: south + (mapSide - margin - y) / scale, longitude: west + (x - margin) / scale };
}

/** The ward as a drawing: no tiles, no other country's data, nothing fetched from elsewhere. */
export function drawMap(map: WardMap): string {
  const path = (points: readonly Point[]): string =>
    points.map((point) => Object.values(toPixel(map, point)).join(",")).join(" ");
  const streets = map.streets.map(({ name, line }) => {
    const [from, to] = [toPixel(map, line[0]), toPixel(map, line[1])];
    const turned = Math.abs(to.x - from.x) < Math.abs(to.y - from.y) ? -90 : 0;
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    return html`<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="#fff" stroke-width="7"/><text x="${middle.x}" y="${middle.y - 5}" transform="rotate(${turned} ${middle.x} ${middle.y})" text-anchor="middle">${name}</text>`;
  });
  const landmarks = map.landmarks.map(({ name, at }) => {
    const { x, y } = toPixel(map, at);
    return html`<circle cx="${x}" cy="${y}" r="4" fill="#B83267"/><text x="${x}" y="${y + 14}" text-anchor="middle" fill="#8a2650">${name}</text>`;
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${mapSide}" height="${mapSide}" viewBox="0 0 ${mapSide} ${mapSide}" font-family="sans-serif" font-size="10" fill="#17201E"><rect width="${mapSide}" height="${mapSide}" fill="#EEF3F1"/><polygon points="${path(map.outline)}" fill="#D9E9E3" stroke="#0F6B5C" stroke-dasharray="5 3"/>${streets}${landmarks}</svg>`
    .text;
}

const frame = (ward: Ward, main: Html): string =>
  shell({ ward, title: "Chỉ chỗ trên bản đồ", main, unlisted: true, script: "/assets/map.js" });

/** The question: touch the place. Works without script; with it, the telephone may say where it is. */
export function askPlacePage(ward: Ward): string {
  return frame(
    ward,
    html`<h1>Chỗ đó ở đâu?</h1><p>Bà con chạm vào chỗ cần báo.</p>
<form method="post"><input class="map" type="image" name="diem" src="/vi-tri/ban-do.svg" width="${mapSide}" height="${mapSide}" alt="Bản đồ phường. Không xem được hình thì nhắn tên đường hoặc số nhà cho phường."></form>
<form method="post" id="here" hidden><input type="hidden" name="lat"><input type="hidden" name="lon"><button>Dùng vị trí của máy này</button></form>`,
  );
}

/** Said back before it is sent. */
export function confirmPlacePage(ward: Ward, label: string, at: { latitude: number; longitude: number }): string {
  return frame(
    ward,
    html`<h1>${label.charAt(0).toUpperCase()}${label.slice(1)}</h1><p>Đúng chỗ này chưa ạ?</p>
<form method="post"><input type="hidden" name="lat" value="${at.latitude.toFixed(6)}"><input type="hidden" name="lon" value="${at.longitude.toFixed(6)}"><input type="hidden" name="gui" value="1"><button>Đúng, gửi cho phường</button></form>
<p><a href="">Chọn lại</a></p>`,
  );
}

/** It went into the conversation. */
export function placeSentPage(ward: Ward): string {
  return frame(ward, html`<h1>Phường nhận được vị trí rồi</h1><p>Bà con quay lại chỗ đang nhắn để nói tiếp.</p>`);
}

/** The link is not ours any more. */
export function placeLinkOverPage(ward: Ward): string {
  return frame(ward, html`<h1>Liên kết này đã hết hạn</h1><p>Bà con nhắn tên đường hoặc số nhà cho phường giúp.</p>`);
}
