import { jest } from "@jest/globals";
import { aStreet } from "../fakes/street-photo.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** The first bytes by which each type is known, and room for what readers expect after them. */
const starts = {
  "image/jpeg": [0xff, 0xd8, 0xff, 0xe0],
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52],
  "image/gif": [...Buffer.from("GIF89a")],
  "image/webp": [...Buffer.from("RIFF"), 0, 0, 0, 0, ...Buffer.from("WEBPVP8 ")],
  "image/heic": [0, 0, 0, 0x18, ...Buffer.from("ftypheic")],
  "application/pdf": [...Buffer.from("%PDF-1.7\n")],
  "audio/amr": [...Buffer.from("#!AMR\n")],
  "audio/mpeg": [...Buffer.from("ID3"), 3, 0, 0, 0, 0, 0, 0, 0xff, 0xfb, 0x90, 0x64],
  "audio/x-m4a": [0, 0, 0, 0x18, ...Buffer.from("ftypM4A ")],
  "video/mp4": [0, 0, 0, 0x18, ...Buffer.from("ftypisom")],
} as const;
type Type = keyof typeof starts;

function contentOf(type: Type): Buffer {
  const padding = type === "image/png" ? Buffer.alloc(40) : Buffer.alloc(400);
  return Buffer.concat([Buffer.from(starts[type]), padding]);
}

function form(content: Buffer | string, claimed: string, name = "anh.jpg", field = "file"): { body: FormData } {
  const body = new FormData();
  body.append(field, new File([new Uint8Array(Buffer.from(content))], name, { type: claimed }));
  return { body };
}

test.each(Object.keys(starts) as Type[])("%s is taken, and comes back as it was", async (type) => {
  const content = contentOf(type);
  const uploaded = await desk.call("dung", "uploadFile", form(content, type));
  expect(uploaded).toMatchObject({ mimeType: type, sizeBytes: content.length });
  const response = await desk.send("tu", "getFile", { params: { key: uploaded.key } });
  expect(Buffer.from(await response.arrayBuffer())).toEqual(content);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": type,
    "content-disposition": type === "application/pdf" ? "attachment" : "inline",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": expect.stringMatching(/^private/),
  });
});

test.each([
  ["a page of HTML that calls itself a photo", "<html><script>alert(1)</script></html>", "image/jpeg"],
  ["a drawing with scripts in it", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "image/svg+xml"],
  ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(300)]), "application/octet-stream"],
  ["an archive", Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(300)]), "application/zip"],
  ["a paper that calls itself a photo", contentOf("application/pdf"), "image/jpeg"],
  ["a film that calls itself a photo", contentOf("video/mp4"), "image/png"],
  ["nothing at all", "", "image/jpeg"],
] as const)("%s is UNSUPPORTED_FILE", async (_, content, claimed) => {
  expect((await desk.refused("lan", "uploadFile", form(content as Buffer, claimed))).code).toBe("UNSUPPORTED_FILE");
});

test("a photo whose telephone calls it by another photo's name is taken for what it is", async () => {
  const uploaded = await desk.call("lan", "uploadFile", form(contentOf("image/png"), "image/jpeg"));
  expect(uploaded.mimeType).toBe("image/png");
});

test("a file above 15 MB is TOO_LARGE", async () => {
  const content = Buffer.concat([contentOf("image/jpeg"), Buffer.alloc(15_000_000)]);
  expect((await desk.refused("lan", "uploadFile", form(content, "image/jpeg"))).code).toBe("TOO_LARGE");
});

test("no file, a file in another field, two files, and no form at all are BAD_INPUT", async () => {
  const two = form(contentOf("image/png"), "image/png");
  two.body.append("file", new File(["x"], "b.png"));
  const requests = [{ body: new FormData() }, form(contentOf("image/png"), "image/png", "a.png", "photo"), two, {}];
  for (const sent of requests) expect((await desk.refused("lan", "uploadFile", sent)).code).toBe("BAD_INPUT");
  const cut = { body: "--x\r\n", headers: { "content-type": "multipart/form-data; boundary=x" } };
  expect((await desk.refused("lan", "uploadFile", cut)).code).toBe("BAD_INPUT");
});

test("a key that is none, or that climbs out of the folder, is NOT_FOUND", async () => {
  for (const key of ["no-such", "../../etc/passwd", "..%2f..%2fetc%2fpasswd"]) {
    expect((await desk.refused("lan", "getFile", { params: { key } })).code).toBe("NOT_FOUND");
  }
});

const of = ({ code }: { code: string }) => ({ params: { code } });

test("a photo for everybody is the one that was previewed, byte by byte; what may not be shown is refused with its reason", async () => {
  const street = await desk.files.put(await aStreet(3), "image/jpeg");
  const [before, after, paper] = [
    await desk.files.put(await aStreet(4), "image/jpeg"),
    street,
    await desk.files.put(Buffer.from("no picture"), "image/jpeg"),
  ];
  const image = ({ key }: { key: string }) => ({ kind: "image" as const, key });
  const photos = { attachments: [image(before)], proof: [image(after), image(paper)] };
  const ticket = await desk.ticket({ status: "resolved", ...photos });
  const masks = [{ kind: "stroke", size: 0.1, points: [[0.5, 0.5]] }];
  const body = { key: after.key, masks };
  const preview = await desk.send("hoa", "previewPhoto", { ...of(ticket), body });
  expect(preview.headers.get("content-type")).toBe("image/webp");
  const shown = await desk.call("hoa", "publishPhoto", { ...of(ticket), body });
  expect(shown).toMatchObject({ mayPublish: true, mayTakeDown: true });
  const now = shown.items.find(({ key }) => key === after.key)?.shown;
  expect(now).toMatchObject({ byName: "cô Hoa", width: 800, height: 600 });
  const { photo } = (await desk.store.publicTickets.photo(now?.id ?? "")) ?? {};
  const kept = await desk.files.get(photo?.shown.picture ?? "");
  expect(Buffer.from(kept?.content ?? [])).toEqual(Buffer.from(await preview.arrayBuffer()));

  const publish = (sent: object, to = ticket) => desk.refused("hoa", "publishPhoto", { ...of(to), body: sent });
  expect(await publish({ key: before.key, masks })).toMatchObject({
    ...{ code: "MOVE_INCOMPLETE", details: { missing: ["agreed"] } },
  });
  expect((await publish({ key: paper.key, masks })).code).toBe("UNSUPPORTED_FILE");
  expect((await publish({ key: "no-such", masks })).code).toBe("BAD_INPUT");
  for (const points of [[[0.5, 1.5]], [], [[0.1]]]) {
    expect((await publish({ key: after.key, masks: [{ kind: "stroke", size: 0.1, points }] })).code).toBe("BAD_INPUT");
  }
  const hidden = await desk.ticket({ status: "resolved", visibility: "hide-name", ...photos });
  expect(await publish(body, hidden)).toMatchObject({ code: "MOVE_NOT_ALLOWED", details: { reason: "kind-alone" } });
  expect(await desk.call("hoa", "listTicketPhotos", of(hidden))).toMatchObject({ refusal: "kind-alone" });

  const turned = await desk.ticket({ status: "resolved", ...photos });
  const put: string[] = [];
  const really = desk.files.put;
  const meanwhile = jest.spyOn(desk.files, "put").mockImplementation(async (...file) => {
    // somebody hides the name of its reporter while the picture is made
    await desk.store.client.ticket.update({ where: { code: turned.code }, data: { visibility: "hide-name" } });
    const stored = await really(...file);
    put.push(stored.key);
    return stored;
  });
  const other = [{ kind: "stroke", size: 0.2, points: [[0.2, 0.2]] }];
  expect((await publish({ key: after.key, masks: other }, turned)).code).toBe("MOVE_NOT_ALLOWED");
  meanwhile.mockRestore();
  expect(await Promise.all(put.map((key) => desk.files.get(key)))).toEqual([undefined, undefined]);

  const agreed = await desk.call("lan", "publishPhoto", {
    ...of(ticket),
    body: { key: before.key, masks, agreed: true },
  });
  expect(agreed.items.map(({ side, shown: one }) => [side, one?.byName])).toEqual([
    ["before", "chị Lan"],
    ["after", "cô Hoa"],
    ["after", undefined],
  ]);
  const params = { code: ticket.code, id: now?.id ?? "" };
  const down = await desk.call("dung", "takeDownPhoto", { params });
  expect(down.items[1]).toMatchObject({ takenDown: { byName: "anh Dũng" } });
  expect(down).toMatchObject({ mayPublish: false });
  expect(await desk.files.get(photo?.shown.picture ?? "")).toBeUndefined();
  expect(await desk.files.get(after.key)).toBeDefined();
  const rows = await desk.store.client.auditEntry.findMany({
    where: { act: { in: ["publishPhoto", "takeDownPhoto"] } },
  });
  const told = rows.filter(({ result }) => result === "OK").map(({ act, staffName }) => `${act} ${staffName}`);
  expect(told).toEqual(["publishPhoto cô Hoa", "publishPhoto chị Lan", "takeDownPhoto anh Dũng"]);
});
