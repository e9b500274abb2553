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
