// What may be sent, as Zalo spells it (v3.0/oa/message/cs; official PHP SDK 4.0.4 and others, read 2026-11).

/** Who gets a message: somebody with a Zalo account, or a visitor of the chat widget. */
export type ZaloRecipient = { user_id: string } | { anonymous_id: string; conversation_id: string };

/** A button under a text. A tapped query comes back as the text in `payload`; `show` also prints it in the chat. */
export type ZaloButton =
  | { type: "oa.query.hide" | "oa.query.show"; title: string; payload: string }
  | { type: "oa.open.url"; title: string; payload: { url: string } }
  | { type: "oa.open.phone"; title: string; payload: { phone_code: string } }
  | { type: "oa.open.sms"; title: string; payload: { phone_code: string; content: string } };

/** A picture, an animation (with its size in pixels) or a sticker of a media message. */
export type ZaloMedia =
  | ({ media_type: "image" } & ({ url: string } | { attachment_id: string }))
  | { media_type: "gif"; attachment_id: string; width: number; height: number }
  | { media_type: "sticker"; attachment_id: string };

/** A row of a list. Unlike in buttons the address stands directly in the action. */
export interface ZaloListRow {
  title: string;
  subtitle?: string;
  image_url?: string;
  default_action?: { type: "oa.open.url"; url: string } | { type: "oa.query.hide"; payload: string };
}

type ZaloAttachmentBody =
  | { type: "template"; payload: { buttons: ZaloButton[] } }
  | { type: "template"; payload: { template_type: "media"; elements: [ZaloMedia] } }
  | { type: "template"; payload: { template_type: "list"; elements: ZaloListRow[]; buttons?: ZaloButton[] } }
  | {
      type: "template";
      payload: {
        template_type: "request_user_info";
        elements: [{ title: string; subtitle: string; image_url: string }];
      };
    }
  | { type: "file"; payload: { token: string } };

/** One consultation message: words, something attached, or both. */
export interface ZaloMessage {
  text?: string;
  attachment?: ZaloAttachmentBody;
  /** The message it answers. */
  quote_message_id?: string;
}

/** A template by its id with the values of its parameters; all of them are strings. */
export interface ZaloTemplateUse {
  template_id: string;
  template_data: Record<string, string>;
}

/** What an answer says was consumed. */
export interface ZaloQuota {
  kind: string;
  remaining: number;
  total?: number;
}

/** A message the platform took. */
export interface ZaloSent {
  id: string;
  quota?: ZaloQuota;
}
