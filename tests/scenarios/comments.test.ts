import { jest } from "@jest/globals";
import type { SignedWebhook } from "../../adapters/stand-ins/zalo-server.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const user = "7700000000000000123";
const postId = "100000000000111_122100000000001";
const report = "số 45 Hoa Sứ cống nghẹt hoài, nước tràn ra đường";
const publicLine = "Dạ, phường đã nhận. Mời anh/chị xem tin nhắn riêng ạ.";
let town: Town;

async function open(environment: Record<string, string> = {}): Promise<void> {
  const understanding = realUnderstanding();
  town = await openTown({ understanding, now: new Date("2026-11-16T14:06:00+07:00"), environment });
}
afterEach(() => town.close());

/** What Facebook sends, and everything that follows from it. */
async function happens(...webhooks: SignedWebhook[]): Promise<void> {
  for (const { bytes, headers } of webhooks) {
    const response = await fetch(`${town.origin}/webhooks/facebook`, {
      method: "POST",
      headers,
      body: new Uint8Array(bytes),
    });
    expect(response.status).toBe(200);
  }
  await town.settle();
}

const facebook = () => town.doors.facebook;
const comment = (text: string, id = "1_1") => facebook().userComments({ userId: user, text, postId, id });
const writes = (text: string) => happens(facebook().userSends({ userId: user, text }));
const later = async (minutes: number): Promise<void> => {
  town.clock.now = new Date(town.clock.now.getTime() + minutes * 60_000);
  await town.settle();
};

interface Listed {
  items: { id: string; kind?: string; reason?: string; name?: string; heldBy?: { kind: string; name?: string } }[];
}
const tasks = async () => (await (await town.staff("lan")).get<Listed>("/api/tasks")).items;
const tickets = async () => (await (await town.staff("lan")).get<{ items: { code: string }[] }>("/api/tickets")).items;
const talks = async () => (await (await town.staff("lan")).get<Listed>("/api/conversations?queue=all")).items;

test("without an answer the report is filed after fifteen minutes, nothing more is said; the first word brings the code", async () => {
  await open();
  await happens(comment(report));
  expect(facebook().publicReplies("1_1")).toEqual([publicLine]);
  expect(facebook().received(user)).toEqual([
    expect.stringContaining("Dạ, phường đọc bình luận của anh/chị: cống nghẹt"),
  ]);
  await later(16);
  expect(await tickets()).toMatchObject([{ code: "BS-2611-0001" }]);
  expect(await tasks()).toEqual([]);
  expect([facebook().publicReplies("1_1").length, facebook().received(user).length]).toEqual([1, 1]);
  await writes("đúng rồi");
  const told = "Phường đã ghi nhận việc này, mã BS-2611-0001. Có gì cần sửa, anh/chị cứ nhắn phường.";
  expect(facebook().received(user).slice(1)).toEqual([told]);
  const officer = await town.staff("dung");
  await officer.move("BS-2611-0001", "accepted", { officerId: officer.id });
  await town.settle();
  expect(facebook().received(user).at(-1)).toContain("đã nhận BS-2611-0001");
  expect(facebook().publicReplies("1_1")).toHaveLength(1);
});

test("when the answer to our private reply is lost its echo still brings the talk to the person, and nothing is said twice", async () => {
  await open();
  facebook().failNext({ lostAnswer: true, on: /\/messages$/ });
  await happens(comment(report));
  await later(1);
  expect(facebook().received(user)).toHaveLength(1);
  await writes("đúng rồi");
  expect(facebook().received(user)[1]).toContain("Mã của anh/chị là BS-2611-0001");
  expect((await talks()).filter(({ name }) => name === "Người Dân Mẫu")).toHaveLength(2);
  expect(await tasks()).toEqual([]);
});

test("a shown number is hidden where the page allows it, and a person is told; the number is in the report", async () => {
  await open({ FACEBOOK_HIDES_COMMENTS: "1" });
  await happens(comment(`${report}, sđt tui 0900 123 045`));
  expect(facebook().isHidden("1_1")).toBe(true);
  expect(await tasks()).toMatchObject([{ kind: "hide-comment", reason: "phone" }]);
  await writes("đúng rồi");
  const [ticket] = await tickets();
  const stored = await town.wired.store.transaction((tx) => tx.tickets.byCode(ticket?.code ?? ""));
  expect(stored?.contactPhone).toMatch(/900123045$/);
  expect(JSON.stringify(facebook().publicReplies("1_1"))).not.toMatch(/\d/);
});

test("what was deleted is marked, what was edited is corrected, and a picture is kept", async () => {
  await open();
  const photo = `${facebook().url}/files/cong.jpg`;
  await happens(facebook().userComments({ userId: user, text: "đẹp quá", postId, id: "1_2", photo }));
  await happens(facebook().userEdits("1_2", "đẹp quá trời"));
  const line = () => town.wired.store.transaction((tx) => tx.messages.byProviderId("facebook", "1_2"));
  expect(await line()).toMatchObject({
    text: "đẹp quá trời",
    attachments: [{ kind: "image", key: expect.any(String) }],
  });
  await happens(facebook().userRemoves("1_2"));
  expect((await line())?.withdrawnAt).toBeInstanceOf(Date);
  expect([facebook().publicReplies("1_2"), facebook().received(user)]).toEqual([[], []]);
});

test("danger in a comment rings, the fixed words go out in private before the public line", async () => {
  await open();
  await happens(comment("cháy nhà ở hẻm 12 Hoa Sứ bà con ơi"));
  const [words, line] = facebook().log(user);
  expect(words).toMatchObject({ isPublic: false, text: expect.stringMatching(/^Gọi ngay 114\./) });
  expect(line).toMatchObject({ isPublic: true, text: publicLine });
  expect(await tasks()).toMatchObject([{ kind: "alarm" }]);
});

test("while staff answer in the page's own inbox the assistant is silent and the desk sees it; then it speaks again", async () => {
  await open();
  await writes("chào phường");
  await happens(facebook().otherAppTakes(user));
  await writes("cống nghẹt hoài nè");
  expect(facebook().received(user)).toHaveLength(1);
  expect((await talks())[0]?.heldBy).toMatchObject({ kind: "elsewhere", name: "Hộp thư của Trang" });
  await happens(facebook().otherAppPasses(user));
  await writes(report);
  expect(facebook().received(user).at(-1)).toContain("phường hiểu là: cống nghẹt");
});

test("a member of staff who answers at the desk takes the talk back from the other app", async () => {
  await open();
  await writes("chào phường");
  await happens(facebook().otherAppTakes(user));
  await writes("alo");
  const lan = await town.staff("lan");
  const [talk] = await talks();
  await lan.post(`/api/conversations/${talk?.id}/replies`, { clientId: "tra-loi-1", text: "Dạ, phường nghe đây ạ." });
  await town.settle();
  expect(facebook().received(user).at(-1)).toBe("Dạ, phường nghe đây ạ.");
  expect(await tasks()).toEqual([]);
});

test("a warning of the platform becomes one task for whoever looks after the page", async () => {
  await open();
  const warning = () => facebook().webhook({ "policy-enforcement": { action: "warning", reason: "quảng cáo" } });
  await happens(warning(), warning());
  expect(await tasks()).toMatchObject([{ kind: "channel", reason: "policy: warning, quảng cáo" }]);
});
