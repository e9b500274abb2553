import type { Responder } from "../core/conversation/turn.ts";
import { waitMs } from "./burst.ts";
import { compose } from "./compose.ts";
import { finish } from "./finish.ts";
import { hearVoice } from "./hear-voice.ts";
import { angry } from "./steps/angry.ts";
import { answer } from "./steps/answer.ts";
import { appointment } from "./steps/appointment.ts";
import { arrive } from "./steps/arrive.ts";
import { askHuman } from "./steps/ask-human.ts";
import { cancel } from "./steps/cancel.ts";
import { carryOn } from "./steps/carry-on.ts";
import { comment } from "./steps/comment.ts";
import { complaint } from "./steps/complaint.ts";
import { contact } from "./steps/contact.ts";
import { continueReport } from "./steps/continue-report.ts";
import { courtesies } from "./steps/courtesies.ts";
import { dossier } from "./steps/dossier.ts";
import { emergency } from "./steps/emergency.ts";
import { fallback } from "./steps/fallback.ts";
import { fileForm } from "./steps/file-form.ts";
import { flood } from "./steps/flood.ts";
import { forAPerson } from "./steps/for-a-person.ts";
import { hallNumber } from "./steps/hall-number.ts";
import { handedOver } from "./steps/handed-over.ts";
import { lasting } from "./steps/lasting.ts";
import { link } from "./steps/link.ts";
import { news } from "./steps/news.ts";
import { oldHome } from "./steps/old-home.ts";
import { planning } from "./steps/planning.ts";
import { provideInfo } from "./steps/provide-info.ts";
import { rate } from "./steps/rate.ts";
import { reopen } from "./steps/reopen.ts";
import { spam } from "./steps/spam.ts";
import { startReport } from "./steps/start-report.ts";
import { suggestion } from "./steps/suggestion.ts";
import { tellFiled } from "./steps/tell-filed.ts";
import { track } from "./steps/track.ts";
import { understand } from "./steps/understand.ts";
import { verify } from "./steps/verify.ts";
import { wake } from "./steps/wake.ts";
import { wardLife } from "./steps/ward-life.ts";
import type { Understanding } from "./understanding.ts";

/** The bot of the chat channels: abilities in the order in which they are tried. */
export function createCitizenBot(deps: Understanding): Responder {
  const steps = finish(
    hearVoice(
      compose([
        comment(deps), // whatever stands under a public post, danger included
        emergency(deps), // danger, always, also while people hold the conversation
        link, // a number that was read out, to join two talks
        news(deps), // what is new on a street or of a kind, once a day
        handedOver(deps), // people hold it: silence, at most a proposal to them
        carryOn, // the next of several reports told in one go
        wake, // the alarm clock of a draft left unanswered
        flood, // more than is answered one by one
        understand(deps),
        tellFiled, // what could not be said before
        fileForm(deps), // a form filled in whole
        arrive, // by a printed sign that says where
        contact, // a phone number we asked for
        verify, // the last digits of the number a report came with
        rate, // the answer to a result
        lasting, // four weeks later: does it last
        cancel, // "thôi khỏi"
        continueReport(deps), // a report being put together
        hallNumber(deps), // a number for the hall, today
        appointment(deps), // an hour at the service centre
        spam,
        askHuman,
        complaint(deps), // a formal complaint, shown the lawful way
        forAPerson, // voice, personal data, accusations
        angry, // about a report we know
        reopen, // "vẫn còn"
        dossier, // one that was filed at the counter, late or not
        oldHome(deps), // where people of an old ward or district hand in
        wardLife(deps), // plain questions on ward life that were read as something else
        startReport(deps),
        track,
        planning(deps), // what is planned for a plot
        answer(deps), // procedures, ward life
        provideInfo, // more about a filed report
        suggestion(deps),
        courtesies, // thanks, greetings, stickers
        fallback,
      ]),
      deps.classifier,
    ),
  );
  return {
    respond: (turn) => steps(turn, async () => {}),
    waitMs: (event) => waitMs(event, deps.classifier),
    isUrgent: (event) => event.kind === "comment" && deps.classifier.readEmergency(event.text) !== undefined,
  };
}
