import { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import { MulterError } from "multer";
import { isAppError } from "../../core/errors.ts";
import { refOf, type Spot } from "../../core/spot.ts";
import type { Store } from "../../core/store.ts";
import { table } from "../../core/table.ts";
import type { World } from "../../core/world.ts";
import { type DoorLinks, fromSign } from "../door-links.ts";
import { httpStatus } from "../http-errors.ts";
import { sendHtml } from "../pages/reading-aids.ts";
import { confirmPage, otherKind } from "../pages/report-confirm.ts";
import { formFaultPage, type ReportFormOptions, reportFormPage } from "../pages/report-form.ts";
import { signPage } from "../pages/sign.ts";
import { fileLink } from "./file-link.ts";
import { type FormBody, fieldsOf, keepMark, keptPhotos, maxPhotos, photosOf, takePhotos } from "./form-fields.ts";
import { type FormReader, type FormReading, readForm } from "./form-reading.ts";
import type { ChatLimits } from "./limits.ts";
import { refuseForeign, spotIn } from "./pages.ts";
import { setPolicy } from "./policy.ts";
import type { ChatSessions } from "./session.ts";
import { type ChatTalk, newClientId, type SentReport } from "./talk.ts";

export interface ReportFormDeps {
  store: Store;
  world: World;
  sessions: ChatSessions;
  talk: ChatTalk;
  limits: ChatLimits;
  doors: DoorLinks;
  secret: Buffer;
  /** What reads the words of a form, to propose its kind. */
  reader: FormReader;
  /** The conversation a browser has here. */
  talkOf: (request: Request) => Promise<string | undefined>;
}

/** What people read when a form is refused. */
const sentences = table<string>({
  RATE_LIMITED: "Bà con gửi hơi nhanh, chờ một phút rồi gửi lại giúp.",
  LIMIT_FILE_COUNT: "Một phiếu gửi được tối đa 3 hình. Bà con bớt hình rồi gửi lại giúp.",
  LIMIT_UNEXPECTED_FILE: "Một phiếu gửi được tối đa 3 hình. Bà con bớt hình rồi gửi lại giúp.",
  LIMIT_FILE_SIZE: "Có hình lớn quá 10 MB. Bà con chọn hình nhỏ hơn giúp.",
  UNSUPPORTED_FILE: "Có tệp không phải là hình. Bà con gửi hình chụp giúp.",
  FORBIDDEN: "Phiếu này được gửi từ trang khác. Bà con mở trang của phường rồi gửi giúp.",
});
const noWords = "Bà con ghi giúp việc gì, vài chữ cũng được.";

/** The address under the name of a sign, without the name itself. */
function whereOf({ label, place }: Spot): string {
  const isNamed = place.label.toLowerCase().startsWith(label.toLowerCase());
  const words = isNamed ? place.label.slice(label.length).replace(/^[,\s]+/, "") : place.label;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const shown = (spot: Spot | undefined) => spot && { id: spot.id, label: spot.label, where: whereOf(spot) };
const send = (response: Response, page: string, status = 200): void => sendHtml(response.status(status), page);

/** `/gui`: the form that a printed sign leads to, in two steps, and `/in-qr/:id`: the sign itself. */
export function reportForm(deps: ReportFormDeps): Router {
  const { store, world, limits, sessions } = deps;
  const router = Router();
  const { ward } = world;
  router.get("/gui", async (request, response) => {
    setPolicy(response);
    // whoever sends twice at once must be one and the same by then
    sessions.welcome(request, response);
    send(response, await firstPage(deps, request.query.noi));
  });
  router.post("/gui", ...limits.messages, takePhotos(), async (request, response) => {
    refuseForeign(request);
    setPolicy(response);
    await takeForm(deps, request, response);
  });
  router.get("/in-qr/:id", async (request, response) => {
    setPolicy(response);
    const spot = await spotIn(store, request.params.id);
    const gone = "Chưa có bảng này, hoặc bảng đã thôi dùng. Nhờ người trực xem lại mã.";
    if (!spot) return send(response, formFaultPage(ward, gone), 404);
    const paper = request.query.kho === "a4" ? "a4" : "a5";
    const url = `${ward.publicUrl}/gui?noi=${spot.id}`;
    send(response, await signPage({ ward, label: spot.label, where: whereOf(spot), url, paper }));
  });
  return router;
}

async function firstPage(
  { store, world: { ward }, doors }: ReportFormDeps,
  id: unknown,
  more: Partial<ReportFormOptions> = {},
): Promise<string> {
  const spot = await spotIn(store, id);
  const isSignUnknown = !spot && typeof id === "string" && id !== "";
  const links = doors(spot && fromSign(spot));
  return reportFormPage({ ward, spot: shown(spot), isSignUnknown, doors: links, clientId: newClientId(), ...more });
}

/** What a form carries from page to page beside its words. */
interface Carried {
  form: FormBody;
  photos: string[];
  spot: Spot | undefined;
}

/** Either page came back: it is shown again with what is wrong, looked at once more, or taken. */
async function takeForm(deps: ReportFormDeps, request: Request, response: Response): Promise<void> {
  const { store, world, sessions, talk, secret } = deps;
  const { data: form, typed } = fieldsOf(request.body);
  const kept = form ? keptPhotos(form, secret) : [];
  const again = async (fault: string | undefined, status: number, photos: readonly string[]): Promise<void> => {
    const clientId = form?.ma ?? newClientId();
    const marks = marksOf(deps, photos, clientId);
    send(response, await firstPage(deps, typed.noi, { typed: wordsOf(typed), fault, clientId, kept: marks }), status);
  };
  const fresh = await keepPhotos(talk, photosOf(request), kept);
  const trouble = String(response.locals.photoFault ?? fresh.fault ?? "");
  if (trouble) return again(sentences[trouble], trouble === "UNSUPPORTED_FILE" ? 415 : 413, fresh.keys);
  if (!form?.viec) return again(noWords, 400, fresh.keys);
  if (form.buoc === "sua") return again(undefined, 200, fresh.keys);
  const spot = await spotIn(store, form.noi);
  const carried = { form, photos: fresh.keys, spot };
  const session = sessions.welcome(request, response);
  const talkId = await deps.talkOf(request);
  const place = spot?.place;
  const reading = await readForm(
    { ...deps.reader, store, world },
    { text: textOf(form), photos: fresh.keys, place, talkId },
  );
  const isFinal = form.buoc === "gui" || form.chung !== "";
  if (!reading.isTakenAtOnce && !isFinal) return send(response, secondPage(deps, carried, reading));
  await talk.take(session, {
    clientId: form.ma,
    photos: fresh.keys,
    report: reportOf(form, reading),
    ...(spot ? { ref: refOf(spot.id) } : {}),
  });
  response.redirect(303, "/chat?da-gui=1");
}

const wordsOf = ({ viec = "", cho = "", ten = "", so = "" }: Partial<Record<string, string>>) => ({
  ...{ text: viec, where: cho },
  ...{ name: ten, phone: so },
});
const textOf = ({ viec, cho }: FormBody): string => (cho ? `${viec}\nTại: ${cho}` : viec);

/** Keeps what came, beside what was kept before; none of it is lost because one of them is no picture. */
async function keepPhotos(
  talk: ChatTalk,
  contents: readonly Buffer[],
  kept: readonly string[],
): Promise<{ keys: string[]; fault?: string }> {
  const keys = [...kept];
  if (keys.length + contents.length > maxPhotos) return { keys, fault: "LIMIT_FILE_COUNT" };
  for (const content of contents) {
    try {
      keys.push(await talk.keepPhoto(content));
    } catch (error) {
      if (!isAppError(error, "UNSUPPORTED_FILE")) throw error;
      return { keys, fault: error.code };
    }
  }
  return { keys };
}

function marksOf({ world, secret }: ReportFormDeps, keys: readonly string[], clientId: string) {
  const now = world.clock.now();
  return keys.map((key) => ({ mark: keepMark(key, clientId, secret), url: fileLink(key, now, secret) }));
}

function secondPage(deps: ReportFormDeps, { form, photos, spot }: Carried, reading: FormReading): string {
  const kept = marksOf(deps, photos, form.ma);
  return confirmPage(deps.world, { form, spot: shown(spot), kept, reading });
}

/** What is sent in the end: the words, and what was chosen on the second page. */
function reportOf(form: FormBody, { near, proposed }: FormReading): SentReport {
  const { ten, so, loai, chung, ten_an } = form;
  const joined = near.find(({ ticket }) => ticket.code === chung);
  const chosen = loai === otherKind ? "other-unclassified" : proposed.find((id) => id === loai);
  const category = joined?.ticket.category ?? chosen;
  return {
    text: textOf(form),
    name: ten || undefined,
    phone: so || undefined,
    ...(category ? { category } : {}),
    ...(ten_an ? { hidesName: true } : {}),
    ...(joined ? { joins: { code: joined.ticket.code, likeness: joined.likeness } } : {}),
  };
}

/** Faults of forms as pages: whoever filled one in cannot read JSON. */
export function formFaults({ ward }: Pick<World, "ward">): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const code = error instanceof MulterError ? error.code : isAppError(error) ? error.code : "UNEXPECTED";
    const sentence = sentences[code];
    if (!sentence || response.headersSent) return next(error);
    setPolicy(response);
    send(response, formFaultPage(ward, sentence), isAppError(error) ? httpStatus[error.code] : 413);
  };
}
