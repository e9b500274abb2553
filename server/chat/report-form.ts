import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from "express";
import multer, { MulterError } from "multer";
import { z } from "zod";
import { isAppError } from "../../core/errors.ts";
import { refOf, type Spot } from "../../core/spot.ts";
import type { Store } from "../../core/store.ts";
import type { World } from "../../core/world.ts";
import { type DoorLinks, fromSign } from "../door-links.ts";
import { httpStatus } from "../http-errors.ts";
import { formFaultPage, type ReportFormOptions, reportFormPage } from "../pages/report-form.ts";
import { signPage } from "../pages/sign.ts";
import type { ChatLimits } from "./limits.ts";
import { refuseForeign, spotIn } from "./pages.ts";
import { setPolicy } from "./policy.ts";
import { maxPhotoBytes } from "./routes.ts";
import type { ChatSessions } from "./session.ts";
import { type ChatTalk, newClientId } from "./talk.ts";

export interface ReportFormDeps {
  store: Store;
  world: World;
  sessions: ChatSessions;
  talk: ChatTalk;
  limits: ChatLimits;
  doors: DoorLinks;
}

/** Photos one form may carry; they are held in memory while they are checked. */
const maxPhotos = 3;
const line = (chars: number) => z.string().trim().max(chars).default("");
const formBody = z.object({
  ma: z.string().min(8).max(80),
  noi: line(40),
  viec: line(4_000),
  cho: line(300),
  ten: line(100),
  so: line(20),
});

/** What people read when a form is refused. */
const sentences: Record<string, string> = {
  RATE_LIMITED: "Bà con gửi hơi nhanh, chờ một phút rồi gửi lại giúp.",
  LIMIT_FILE_COUNT: "Một phiếu gửi được tối đa 3 hình. Bà con bớt hình rồi gửi lại giúp.",
  LIMIT_UNEXPECTED_FILE: "Một phiếu gửi được tối đa 3 hình. Bà con bớt hình rồi gửi lại giúp.",
  LIMIT_FILE_SIZE: "Có hình lớn quá 10 MB. Bà con chọn hình nhỏ hơn giúp.",
  UNSUPPORTED_FILE: "Có tệp không phải là hình. Bà con gửi hình chụp giúp.",
  FORBIDDEN: "Phiếu này được gửi từ trang khác. Bà con mở trang của phường rồi gửi giúp.",
};

/** The address under the name of a sign, without the name itself. */
function whereOf({ label, place }: Spot): string {
  const isNamed = place.label.toLowerCase().startsWith(label.toLowerCase());
  const words = isNamed ? place.label.slice(label.length).replace(/^[,\s]+/, "") : place.label;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const shown = (spot: Spot | undefined) => spot && { id: spot.id, label: spot.label, where: whereOf(spot) };

/** `/gui`: the form that a printed sign leads to, and `/in-qr/:id`: the sign itself. */
export function reportForm(deps: ReportFormDeps): Router {
  const { store, world, limits, doors } = deps;
  const router = Router();
  const { ward } = world;
  const photos = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: maxPhotoBytes, files: maxPhotos, fields: 12 },
  });
  const page = async (id: unknown, more: Partial<ReportFormOptions> = {}): Promise<string> => {
    const spot = await spotIn(store, id);
    const isSignUnknown = !spot && typeof id === "string" && id !== "";
    return reportFormPage({
      ward,
      spot: shown(spot),
      isSignUnknown,
      doors: doors(spot && fromSign(spot)),
      clientId: newClientId(),
      ...more,
    });
  };
  router.get("/gui", async (request, response) => {
    setPolicy(response);
    response.type("html").send(await page(request.query.noi));
  });
  router.post(
    "/gui",
    ...limits.messages,
    photos.array("hinh", maxPhotos) as RequestHandler,
    async (request, response) => {
      refuseForeign(request);
      setPolicy(response);
      const parsed = formBody.safeParse(request.body);
      const { ma: clientId, viec: text, cho: where, ten: name, so: phone, noi } = parsed.data ?? {};
      if (clientId && text) return takeForm(deps, request, response, { clientId, text, where, name, phone, noi });
      const typed = { text: "", where: where ?? "", name: name ?? "", phone: phone ?? "" };
      const fault = "Bà con ghi giúp việc gì, vài chữ cũng được.";
      response
        .status(400)
        .type("html")
        .send(await page(noi, { typed, fault }));
    },
  );
  router.get("/in-qr/:id", async (request, response) => {
    setPolicy(response);
    const spot = await spotIn(store, request.params.id);
    const gone = "Chưa có bảng này, hoặc bảng đã thôi dùng. Nhờ người trực xem lại mã.";
    if (!spot) return void response.status(404).type("html").send(formFaultPage(ward, gone));
    const paper = request.query.kho === "a4" ? "a4" : "a5";
    const url = `${ward.publicUrl}/gui?noi=${spot.id}`;
    response.type("html").send(await signPage({ ward, label: spot.label, where: whereOf(spot), url, paper }));
  });
  return router;
}

interface Filled {
  clientId: string;
  text: string;
  where: string | undefined;
  name: string | undefined;
  phone: string | undefined;
  noi: string | undefined;
}

/** The form goes into the resident's own talk by the inbox, where the answer with the code can be read at once. */
async function takeForm(
  { store, sessions, talk }: ReportFormDeps,
  request: Request,
  response: Response,
  { clientId, text, where, name, phone, noi }: Filled,
): Promise<void> {
  const files = Array.isArray(request.files) ? request.files : [];
  const keys: string[] = [];
  for (const file of files) keys.push(await talk.keepPhoto(file.buffer));
  const session = sessions.welcome(request, response);
  const spot = await spotIn(store, noi);
  const words = where ? `${text}\nTại: ${where}` : text;
  await talk.take(session, {
    clientId,
    photos: keys,
    report: { text: words, name: name || undefined, phone: phone || undefined },
    ...(spot ? { ref: refOf(spot.id) } : {}),
  });
  response.redirect(303, "/chat?da-gui=1");
}

/** Faults of forms as pages: whoever filled one in cannot read JSON. */
export function formFaults({ ward }: Pick<World, "ward">): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const code = error instanceof MulterError ? error.code : isAppError(error) ? error.code : "UNEXPECTED";
    const sentence = sentences[code];
    if (!sentence || response.headersSent) return next(error);
    setPolicy(response);
    response
      .status(isAppError(error) ? httpStatus[error.code] : 413)
      .type("html")
      .send(formFaultPage(ward, sentence));
  };
}
