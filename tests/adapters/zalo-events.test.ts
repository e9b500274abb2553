import type { EventKind } from "../../core/channel/event.ts";
import { offlineZalo } from "../fakes/adapter-stages.ts";
import { loadSamples } from "../fixtures/load-samples.ts";

const oa = "4100000000000000011";
const user = "7700000000000000123";
const adapter = offlineZalo();

/** The event as Zalo would send it; its signature is not what these tests are about. */
function read(event: Record<string, unknown>) {
  const body = Buffer.from(JSON.stringify({ app_id: "1900000000000000001", timestamp: "1794800000000", ...event }));
  const request = { method: "POST", path: "/", query: {}, headers: {}, body, receivedAt: new Date(1794800000000) };
  return adapter.parse(request);
}

const fromUser = { sender: { id: user }, recipient: { id: oa }, message: { msg_id: "m1", text: "Dạ" } };
const fromOa = { sender: { id: oa }, recipient: { id: user }, message: { msg_id: "m1", text: "Dạ" } };
const ofUser = { oa_id: oa, user_id: user };

/** Every event of the platform's list, with what it is to us (fact sheet of 2026-11, tables 2.1 to 2.7). */
const table: [names: string, event: Record<string, unknown>, kind: EventKind][] = [
  ["user_send_text image link audio video sticker location business_card file gif", fromUser, "message"],
  ["anonymous_send_text image file sticker", fromUser, "message"],
  ["oa_send_text image gif list file sticker template", fromOa, "echo"],
  ["oa_send_anonymous_text image file sticker", fromOa, "echo"],
  ["user_received_message", { ...fromOa, message: { msg_id: "m1" } }, "receipt"],
  ["user_seen_message", { ...fromOa, message: { msg_ids: ["m1"] } }, "receipt"],
  ["follow", { oa_id: oa, follower: { id: user }, source: "oa_profile" }, "joined"],
  ["unfollow", { oa_id: oa, follower: { id: user } }, "left"],
  ["user_click_chatnow", ofUser, "joined"],
  ["widget_interaction_accepted", { oa_id: oa, data: { user_id: user, url: "https://bensen.example" } }, "joined"],
  ["user_submit_info", { ...fromUser, info: { name: "Ba", phone: "84900000001" } }, "contact"],
  ["user_withdraw", { user_id: user }, "erase-request"],
  ["user_reacted_message", { ...fromUser, message: { msg_id: "m1", react_icon: "/-heart" } }, "reaction"],
  ["user_feedback", { oa_id: oa, message: { msg_id: "m1", rate: "4" } }, "rating"],
  ["user_call_oa", { ...ofUser, call_id: "c1" }, "call-state"],
  ["oa_call_user", { ...ofUser, call_id: "c1" }, "call-state"],
  ["permission_revoked", { oa_id: oa }, "disconnected"],
  ["oa_reacted_message", fromOa, "other"],
  ["update_user_info", { ...ofUser, data: { method: "dynamic_url" } }, "other"],
  ["add_user_to_tag remove_user_from_tag remove_tag", { oa_id: oa, tag: { user_ids: [user], name: "x" } }, "other"],
  ["user_click_response_button", { oa_id: oa, msg_id: "m1", message: { data: "hai_long" } }, "other"],
  ["oa_send_consent user_reply_consent", { oa_id: oa, phone: "84900000001" }, "other"],
  ["create_group user_join_group user_out_group delete_group disperse_group", { oa_id: oa }, "other"],
  ["user_send_group_text oa_send_group_text", { ...fromUser, oa_id: oa }, "other"],
  ["change_oa_daily_quota change_oa_template_tags change_template_quality", { oa_id: oa }, "other"],
  ["change_template_quota change_template_status event_journey_time_out", { oa_id: oa }, "other"],
  ["event_journey_acknowledged extension_purchased shop_has_order", { oa_id: oa }, "other"],
];

/** "user_send_text image" names user_send_text and user_send_image; whole names stand for themselves. */
function namesOf(list: string): string[] {
  const [first = "", ...rest] = list.split(" ");
  const stem = first.slice(0, first.lastIndexOf("_") + 1);
  const areKinds = rest.length > 0 && rest.every((kind) => !kind.includes("_") || kind === "business_card");
  return areKinds ? [first, ...rest.map((kind) => stem + kind)] : [first, ...rest];
}

test.each(table.flatMap(([list, event, kind]) => namesOf(list).map((name) => [name, kind, event] as const)))(
  "%s is kept as %s",
  (event_name, kind, event) => {
    expect(read({ event_name, ...event })).toMatchObject([{ kind, from: { account: oa } }]);
  },
);

test("a template that reached a phone is a receipt of the phone's own channel, by both of its names", () => {
  const message = { delivery_time: "1794800005000", msg_id: "z1", tracking_id: "message-1" };
  const told = {
    kind: "receipt",
    channel: "zns",
    from: { channel: "zns", account: oa, user: "+84900000001" },
    state: "delivered",
    messageRefs: ["z1", "message-1"],
    at: new Date(1794800005000),
  };
  const sender = { id: oa };
  expect(read({ event_name: "user_received_message", sender, recipient: "84900000001", message })).toMatchObject([
    told,
  ]);
  const flat = { oa_id: oa, recipient: { id: "84900000001" }, ...message };
  expect(read({ event_name: "user_received_message", ...flat })).toMatchObject([told]);
});

test("a call nobody picked up is a missed one, also when only the number is known", () => {
  const call = { oa_id: oa, call_id: "c2", phone: "84900000001", waiting_time: 21, talk_time: 0 };
  expect(read({ event_name: "user_call_oa", ...call })).toMatchObject([
    {
      kind: "call-state",
      phase: "ended",
      direction: "inbound",
      disposition: "missed",
      phone: "+84900000001",
      waitSeconds: 21,
      from: { user: "phone:+84900000001" },
    },
  ]);
});

test("a rating without a number is kept, not guessed", () => {
  expect(read({ event_name: "user_feedback", oa_id: oa, message: { msg_id: "m1" } })).toMatchObject([
    { kind: "other" },
  ]);
});

test.each(loadSamples("zalo").samples.map(({ file, request }) => [file, request] as const))(
  "%s is refused whichever of its bytes is changed",
  (_, request) => {
    const taken: number[] = [];
    for (let position = 0; position < request.body.length; position += 1) {
      const body = Uint8Array.from(request.body);
      body[position] = (body[position] ?? 0) ^ 1;
      try {
        adapter.verify({ ...request, body });
        taken.push(position);
      } catch {
        // Refused, as it must be.
      }
    }
    expect(taken).toEqual([]);
  },
);
