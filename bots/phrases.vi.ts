/** One sentence (or short message) residents can read: its text with {parameters}, then its [buttons]. */
export interface PhraseEntry {
  text: string;
  /** Characters after filling, buttons not counted; a test fills every phrase and checks it. Unset: spoken, not sent. */
  max?: number;
}

/**
 * Every sentence the ward's assistant can say. `{addr}` is "anh/chị" or the resident's own word, `{Addr}` the same with
 * a capital. `{places}[Chỗ khác]`: buttons given as a parameter come first. Keys that start with "en." are English.
 */
export const phrases: Record<string, PhraseEntry> = {
  // first line of the first message of a conversation, once
  "bot.intro": { text: "Đây là trợ lý tự động của phường {ward}.", max: 60 },
  // greet, empty message, sticker with nothing pending
  "greet.menu": {
    text: "Dạ, {addr} cần phường giúp việc gì ạ? [Báo một việc][Tra cứu][Hỏi thủ tục][Gặp người trực]",
    max: 80,
  },
  // greet while an own ticket is open
  "greet.back": {
    text: "Dạ, {code} đang ở bước: {state}. {Addr} hỏi việc này hay việc khác ạ? [Việc này][Việc khác]",
    max: 140,
  },
  // thank; once a day, then silence
  "thanks.reply": { text: "Dạ, không có gì. Cần thêm gì, {addr} cứ nhắn phường.", max: 80 },
  // nothing understood, first time
  "fallback.first": {
    text: "Phường chưa hiểu ý {addr}. {Addr} nói lại ngắn gọn hoặc chọn một mục nhé. [Báo một việc][Hỏi thủ tục][Gặp người trực]",
    max: 120,
  },
  // second time in a row; with handOver
  "fallback.second": { text: "Phường vẫn chưa hiểu đúng nên nhờ người trực xem giúp {addr}.", max: 100 },
  // intent known, `what` empty
  "report.ask-what": { text: "Dạ, {addr} muốn báo việc gì? Ghi vài chữ hoặc gửi hình đều được ạ.", max: 100 },
  // pin without text
  "report.ask-what-here": { text: "Phường nhận được vị trí, gần {where}. Ở đó có chuyện gì vậy ạ?", max: 120 },
  // photo, no leaf reaches the threshold
  "report.ask-what-photo": { text: "Phường nhận được hình rồi. Hình này là việc gì vậy ạ?", max: 80 },
  // `where` empty; Telegram: [Gửi vị trí]
  "report.ask-where": {
    text: "Chỗ đó ở đâu ạ? Số nhà, tên đường, hoặc gần chợ, trường nào cũng được. [Chọn trên bản đồ]",
    max: 120,
  },
  // address given but not found
  "report.ask-landmark": {
    text: "Phường chưa hiểu chỗ đó ở đâu. Gần chợ, trường hay quán nào ạ? [Chọn trên bản đồ]",
    max: 100,
  },
  // landmark known to people, not to us
  "report.ask-street": {
    text: "Phường chưa rõ {landmark} ở đường nào. {Addr} nhớ tên đường hay số hẻm không ạ? [Chọn trên bản đồ][Không nhớ]",
    max: 140,
  },
  // two or three candidates
  "report.ask-which": { text: "{Addr} nói chỗ nào trong mấy chỗ này ạ? {places}[Chỗ khác]", max: 80 },
  // old ward with several rows in the mapping
  "report.ask-old-ward": { text: "{oldName} nay chia về {n} phường. Chỗ đó trên đường nào ạ?", max: 120 },
  // danger possible, not stated
  "report.ask-danger": { text: "Có ai bị thương hay đang kẹt ở đó không ạ? [Có][Không]", max: 80 },
  // what + where known
  "report.confirm": {
    text: "Dạ, phường hiểu là: {what}. Tại: {where}. Đúng chưa ạ? [Đúng rồi][Sửa địa chỉ][Sửa loại việc][Gặp người trực]",
    max: 200,
  },
  // photo only, leaf proposed
  "report.confirm-photo": { text: "Phường thấy hình giống {what}. Đúng chưa ạ? [Đúng rồi][Việc khác]", max: 100 },
  // below threshold: two best + khác
  "report.choose-category": { text: "Việc này gần với loại nào hơn ạ? {categories}[Khác]", max: 60 },
  // after deny with a correction
  "report.corrected": {
    text: "Dạ, phường sửa lại: {what}. Tại: {where}. Đúng chưa ạ? [Đúng rồi][Sửa địa chỉ][Sửa loại việc][Gặp người trực]",
    max: 200,
  },
  // several reports in one turn
  "report.split": { text: "Dạ, phường thấy có {n} việc khác nhau. Phường hỏi từng việc một nhé.", max: 100 },
  // openTicket done; `firstDue` = first clock
  "report.opened": {
    text: "Dạ, phường đã nhận. Mã của {addr} là {code}. Phường sẽ trả lời trước {firstDue} ạ.",
    max: 140,
  },
  // several tickets
  "report.opened-many": {
    text: "Dạ, phường đã nhận {n} việc, mã {codes}. Tin sớm nhất sẽ có trước {firstDue} ạ.",
    max: 180,
  },
  // confirm never answered, opened after 15 minutes
  "report.opened-silent": {
    text: "Phường đã ghi nhận việc này, mã {code}. Có gì cần sửa, {addr} cứ nhắn phường.",
    max: 120,
  },
  // opened as needs-info
  "report.opened-no-place": {
    text: "Dạ, phường đã nhận, mã {code}. Biết rõ chỗ, {addr} nhắn để có người tới xem ạ.",
    max: 120,
  },
  // after the code, channels with a closing window
  "report.ask-contact": {
    text: "Khi cần gấp, phường gọi {addr} số nào ạ? Không muốn thì bấm bỏ qua. [Bỏ qua]",
    max: 100,
  },
  // drugs-vice, neighbour quarrels, on request
  "report.ask-visibility": {
    text: "Trang công khai không ghi tên {addr}. Với đơn vị xử lý, phường để thế nào ạ? [Cho biết tên][Giấu tên][Giữ kín]",
    max: 120,
  },
  // provide-info on an open ticket
  "report.added": { text: "Dạ, phường đã thêm vào {code}.", max: 60 },
  // draft silent 15 minutes, once
  "report.remind": { text: "Phường còn chờ {addr} một ý để gửi việc này đi. {question}", max: 160 },
  // after the other subject
  "report.resume": { text: "Giờ quay lại việc {what}. {question}", max: 140 },
  // draft cancelled
  "report.cancelled": { text: "Dạ, phường bỏ việc này. Khi cần, {addr} nhắn lại ạ.", max: 80 },
  // cancel, both possible
  "report.cancel-which": {
    text: "{Addr} muốn bỏ việc đang nói, hay rút {code} ạ? [Bỏ việc này][Rút mã đã gửi][Giữ nguyên]",
    max: 100,
  },
  // withdrawn
  "report.withdrawn": { text: "Dạ, phường đã rút {code} theo ý {addr}.", max: 60 },
  // withdraw asked on S1
  "report.keep-danger": {
    text: "Việc này có thể gây nguy hiểm nên phường vẫn xem. {Addr} sẽ không nhận tin nữa.",
    max: 120,
  },
  // out-of-area, after the forward was made
  "report.outside": {
    text: "Chỗ đó thuộc {otherWard}. Phường đã chuyển qua và sẽ theo dõi giúp. Mã là {code}.",
    max: 140,
  },
  // likely duplicate, not S1
  "report.same": {
    text: "Chỗ này đã có {n} người báo, đang ở bước: {state}. {Addr} theo dõi chung nhé? [Theo dõi chung][Việc khác]",
    max: 140,
  },
  // follows the incident
  "report.joined": {
    text: "Dạ, phường đã ghi thêm tin của {addr}, mã {code}. Có tin mới, phường nhắn liền ạ.",
    max: 120,
  },
  // voice note, no transcript
  "media.voice": {
    text: "Phường nhận được tin thoại, người trực sẽ nghe. Việc gấp, {addr} ghi vài chữ giúp ạ.",
    max: 120,
  },
  // voice note with a transcript
  "media.voice-heard": { text: "Phường nghe được: “{transcript}”. Đúng chưa ạ? [Đúng rồi][Chưa đúng]", max: 300 },
  // fixed; fire now
  "emergency.fire": {
    text: "Gọi ngay 114. Ra khỏi chỗ cháy, giúp người bên cạnh cùng ra. Phường đang báo người trực.",
    max: 120,
  },
  // fixed; violence, robbery now
  "emergency.violence": { text: "Gọi ngay 113. Tránh xa chỗ đó. Phường đang báo người trực.", max: 100 },
  // fixed; illness, accident
  "emergency.medical": {
    text: "Gọi ngay 115. Ở lại cạnh người bệnh nếu an toàn. Phường đang báo người trực.",
    max: 120,
  },
  // fixed; child alone or harmed
  "emergency.child": {
    text: "Gọi ngay 113 hoặc 111. Ở lại cùng bé nếu chỗ đó an toàn. Phường đang báo người trực.",
    max: 120,
  },
  // fixed; wire down, sparking
  "emergency.electric": {
    text: "Đứng xa, đừng chạm dây, đừng cho ai lại gần. Có người bị điện giật, gọi ngay 115; có lửa, gọi 114. Phường đang báo người trực.",
    max: 160,
  },
  // fixed; gas leak
  "emergency.gas": {
    text: "Khóa van, mở cửa, không bật hay tắt điện. Ra ngoài rồi gọi ngay 114. Phường đang báo người trực.",
    max: 140,
  },
  // fixed; trapped, drowning, collapse
  "emergency.trapped": {
    text: "Gọi ngay 114. Đừng tự xuống nước hay vào chỗ sập. Phường đang báo người trực.",
    max: 120,
  },
  // fixed; self-harm
  "emergency.self-harm": {
    text: "{Addr} ở lại đây với phường nhé. Gọi ngay 115, và nhờ một người thân tới ngồi cùng. Phường đang báo người trực.",
    max: 140,
  },
  // fixed; kind unclear
  "emergency.any": {
    text: "Gọi ngay 112, hoặc 113 công an, 114 cứu nạn, 115 cấp cứu. Phường đang báo người trực.",
    max: 120,
  },
  // danger word, time unclear; alarm rings meanwhile
  "emergency.check": { text: "Việc này đang xảy ra hay đã qua rồi ạ? [Đang xảy ra][Đã qua rồi]", max: 80 },
  // separate message, after the numbers
  "emergency.ask-place": { text: "Chỗ đó ở đâu? Số nhà, đường, hoặc gần chỗ nào.", max: 60 },
  // S1 ticket open
  "emergency.opened": { text: "Phường đã ghi việc khẩn, mã {code}. {Addr} để máy, phường có thể gọi lại.", max: 100 },
  // a person pressed "Tôi nhận"
  "emergency.taken": {
    text: "{operatorName} của phường đã nhận việc này. Có gì đổi, {addr} nhắn ngay ở đây.",
    max: 120,
  },
  // grounded answer
  "proc.answer": {
    text: "Dạ, {name} cần:\n{papers}\nLệ phí: {fee}\nThời gian: {time}\nNơi nộp: {place}\nNguồn: {source}, xem ngày {date}.",
    max: 640,
  },
  // follow-up on the same record
  "proc.short": { text: "Dạ, {fact}\nNguồn: {source}, xem ngày {date}.", max: 300 },
  // our own, not in the dialogues: the last line of the first short answer about a record
  "proc.rest": { text: "{Addr} cần biết thêm phần nào ạ? {rest}[Hỏi người trực]", max: 60 },
  // our own, not in the dialogues: after where to hand in, if the ward's counter takes it and its address is set
  "proc.counter": {
    text: "Trung tâm Phục vụ hành chính công phường {ward}: {address}. Giờ làm việc: {hours}.",
    max: 300,
  },
  "proc.counter-map": { text: "Bản đồ: {map}", max: 130 },
  // our own, not in the dialogues: a telephone line that is asked for
  "proc.line": { text: "Dạ, {addr} gọi {numbers}, {name}: {use}.\nNguồn: {source}, xem ngày {date}.", max: 300 },
  // our own, not in the dialogues: ward life
  "article.told": { text: "Dạ, {fact}\nNguồn: {source}, xem ngày {date}.", max: 400 },
  // an announcement or an event says when it ends
  "article.told-until": {
    text: "Dạ, {fact}\nTin này dùng đến hết ngày {until}.\nNguồn: {source}, xem ngày {date}.",
    max: 400,
  },
  "article.unsure": {
    text: "Phường chưa có thông tin chắc chắn về {question}. Gần nhất là tin {nearest}. [Xem tin đó][Hỏi người trực]",
    max: 240,
  },
  // our own, not in the dialogues: planning of a plot, which is never guessed; then where it is asked for
  "planning.not-connected": {
    text: "Ở đây phường chưa tra được quy hoạch từng thửa, nên không nói được đất này dính hay không.",
    max: 120,
  },
  "planning.told": {
    text: "Dạ, {plot}: {statement}\nNguồn: {source}, xem ngày {date}. Kết quả tra chỉ để tham khảo.",
    max: 500,
  },
  "planning.which-plot": { text: "{Addr} cho phường xin số tờ, số thửa hoặc địa chỉ lô đất ạ.", max: 80 },
  "planning.nothing": {
    text: "Nơi tra cứu không có tin về lô đất này, nên phường không nói được. [Hỏi người trực]",
    max: 100,
  },
  // fee item unverified; follows the confirmed part
  "proc.fee-unsure": {
    text: "Lệ phí nộp trực tiếp thì phường chưa có số chắc chắn nên chưa dám nói. [Hỏi người trực]",
    max: 100,
  },
  // two or three procedures fit
  "proc.which": { text: "Dạ, {addr} cần giấy nào ạ? {procedures}[Giấy khác]", max: 60 },
  // no grounded answer
  "proc.unsure": {
    text: "Phường chưa có thông tin chắc chắn về {question}. Gần nhất là phần {nearest}. [Xem phần đó][Hỏi người trực]",
    max: 200,
  },
  // question handed over
  "proc.handed": { text: "Dạ, phường đã chuyển câu hỏi cho người trực. Có trả lời trước {due} ạ.", max: 120 },
  // record's office is not the ward's counter
  "proc.other-office": { text: "Việc này do {office} giải quyết, {addr} liên hệ bên đó sẽ nhanh hơn.", max: 140 },
  // our own, not in the dialogues: what an old ward or district is now, and where its people hand in
  "home.one": { text: "Dạ, {oldUnit} nay thuộc {newWard}.", max: 160 },
  "home.many": { text: "Dạ, {oldUnit} nay chia về {n} phường, xã: {wards}.", max: 400 },
  "home.many-more": {
    text: "Dạ, {oldUnit} nay chia về {n} phường, xã: {wards} và {more} nơi nữa.",
    max: 400,
  },
  // several units bear the name
  "home.unclear": { text: "Dạ, tên {oldUnit} có ở nhiều nơi, nay có thể là {wards}.", max: 400 },
  "home.unclear-more": {
    text: "Dạ, tên {oldUnit} có ở nhiều nơi, nay có thể là {wards} hoặc {more} nơi nữa.",
    max: 400,
  },
  // what the record says of where
  "home.place": { text: "Theo thủ tục, {fact}\nNguồn: {source}, xem ngày {date}.", max: 300 },
  // the record goes by the home, which is elsewhere; which is ours; which is not known for sure
  "home.there": { text: "Nhà ở đó thì nộp trực tiếp bên {newWard}, không phải ở phường {ward}.", max: 140 },
  "home.here": { text: "Nhà ở đó thì nộp trực tiếp ở phường {ward} mình.", max: 80 },
  "home.by-home": { text: "Nhà nay thuộc phường, xã nào thì nộp trực tiếp ở đó.", max: 80 },
  "home.anywhere": { text: "Chỗ nộp không tùy nhà ở phường nào.", max: 60 },
  "home.ask-old": {
    text: "{Addr} nhắn tên phường, xã cũ của nhà để phường nói chắc hơn ạ. [Hỏi người trực]",
    max: 100,
  },
  "home.ask-new": { text: "Trong số đó, nhà {addr} nay thuộc phường, xã nào ạ? [Hỏi người trực]", max: 80 },
  "home.ask-district": { text: "{Addr} nhắn thêm quận, huyện cũ giúp ạ. [Hỏi người trực]", max: 80 },
  "home.ask-what": { text: "{Addr} cần nộp giấy gì để phường nói chỗ nộp ạ?", max: 80 },
  // several or no own tickets
  // our own, not in the dialogues: two talks of one person were joined
  "link.done": {
    text: "Dạ, phường đã nối với nơi {addr} báo trước. Tin về các việc đó {addr} xem được ở đây.",
    max: 120,
  },
  "link.unknown": {
    text: "Phường không nhận ra số này, có thể đã quá 15 phút. {Addr} nhờ người trực đọc lại giúp ạ.",
    max: 120,
  },
  "track.ask-code": { text: "{Addr} cho phường xin mã, dạng {example}. Quên mã thì nói chỗ đã báo ạ.", max: 100 },
  // same account or by code
  "track.state": { text: "Dạ, {code} đang ở bước: {state}. Mới nhất: {lastAct}. Hạn tiếp theo: {nextDue}.", max: 240 },
  // wrong code and confidential code alike
  "track.not-found": { text: "Phường không thấy mã này. Mã có dạng {example}, {addr} xem lại giúp ạ.", max: 100 },
  // other account wants to follow or add
  "track.verify": { text: "Muốn nhận tin ở đây, {addr} gửi 3 số cuối của điện thoại đã báo ạ.", max: 100 },
  // digits match
  "track.linked": { text: "Dạ, từ giờ tin về {code} phường gửi {addr} ở đây.", max: 80 },
  // first line on re-entry when a push could not be sent
  "track.missed": { text: "Lúc {addr} vắng, {code} đã sang bước: {state}.", max: 100 },
  // track-dossier without code
  "dossier.ask-code": { text: "{Addr} cho phường xin mã hồ sơ trên giấy hẹn ạ. [Mất giấy hẹn]", max: 80 },
  // no code; with handOver
  "dossier.no-code": { text: "Không sao ạ. {Addr} cho biết tên thủ tục và ngày nộp, người trực tìm giúp.", max: 100 },
  // past the date: dossier-delay
  "dossier.late": {
    text: "Theo {addr} nói, hồ sơ đã quá hẹn {date}. Phường mở phản ánh {code} và sẽ trả lời trước {firstDue}.",
    max: 160,
  },
  // Beside the agreed list: a dossier that can be looked up, or cannot.
  // before anything is shown of it
  "dossier.ask-digits": {
    text: "Để giữ kín hồ sơ, {addr} cho phường xin 4 số cuối của điện thoại đã ghi khi nộp ạ. [Gặp người trực]",
    max: 100,
  },
  // no such dossier, or the digits are others: the same words
  "dossier.mismatch": {
    text: "Mã hồ sơ hoặc 4 số cuối chưa khớp. {Addr} xem giấy hẹn rồi gửi lại giúp ạ. [Gặp người trực]",
    max: 100,
  },
  // what it is looked up in does not answer; with handOver
  "dossier.unreachable": {
    text: "Phường chưa hỏi được hệ thống một cửa lúc này. Người trực sẽ xem hồ sơ {dossier} và trả lời trước {due} ạ.",
    max: 160,
  },
  // nothing it could be looked up in; with handOver
  "dossier.portal": {
    text: "Phường chưa nối với hệ thống một cửa. {Addr} tra mã {dossier} tại dichvucong.gov.vn; người trực cũng xem giúp và trả lời trước {due} ạ.",
    max: 200,
  },
  // where it stands: a line each, the last with the button
  "dossier.state": { text: "Dạ, hồ sơ {dossier}, {procedure}: {step}.", max: 240 },
  "dossier.news": { text: "Hồ sơ {dossier} có tin mới. {procedure}: {step}.", max: 240 },
  "dossier.due": { text: "Hẹn trả kết quả ngày {dueDay}.", max: 60 },
  "dossier.next-supplement": { text: "{Addr} mang thêm giấy tờ theo phiếu hướng dẫn tới nơi đã nộp ạ.", max: 80 },
  "dossier.next-payment": { text: "{Addr} nộp khoản tiền ghi trên thông báo để hồ sơ được làm tiếp ạ.", max: 80 },
  "dossier.next-ready": { text: "{Addr} mang giấy hẹn tới nơi đã nộp để nhận kết quả ạ.", max: 80 },
  "dossier.next-refused": { text: "{Addr} xem lý do trong thông báo; chưa rõ thì hỏi người trực ạ.", max: 80 },
  "dossier.as-of": { text: "Theo số liệu một cửa lúc {asOf}. [Báo khi có tin]", max: 60 },
  "dossier.as-of-watched": { text: "Theo số liệu một cửa lúc {asOf}. [Thôi báo]", max: 60 },
  "dossier.as-of-over": { text: "Theo số liệu một cửa lúc {asOf}.", max: 60 },
  // late by the data: said in place of dossier.due
  "dossier.overdue": {
    text: "Phường xin lỗi, hồ sơ đã quá hẹn {dueDay}. Phường mở phản ánh {code} và sẽ trả lời trước {firstDue}.",
    max: 140,
  },
  "dossier.overdue-known": {
    text: "Phường xin lỗi, hồ sơ đã quá hẹn {dueDay}. Phản ánh {code} đang ở bước: {state}. Hạn tiếp theo: {nextDue}.",
    max: 160,
  },
  // late by the resident's word, and reported before
  "dossier.late-known": {
    text: "Hồ sơ quá hẹn {date} phường đang xem trong {code}, bước: {state}. Hạn tiếp theo: {nextDue}.",
    max: 140,
  },
  "dossier.watched": { text: "Dạ, hồ sơ {dossier} có tin mới, phường nhắn {addr} ở đây. [Thôi báo]", max: 100 },
  "dossier.unwatched": { text: "Dạ, phường thôi báo tin hồ sơ {dossier}.", max: 80 },
  // {step}
  // where the talk's window is closed
  "dossier.template": { text: "Phường {ward}, hồ sơ {dossier}: {step}.", max: 130 },
  "dossier.step.submitted": { text: "mới gửi, chờ tiếp nhận", max: 40 },
  "dossier.step.received": { text: "đã tiếp nhận", max: 40 },
  "dossier.step.processing": { text: "đang giải quyết", max: 40 },
  "dossier.step.supplement": { text: "cần bổ sung giấy tờ", max: 40 },
  "dossier.step.payment": { text: "chờ nộp phí, lệ phí hoặc thuế", max: 40 },
  "dossier.step.ready": { text: "đã có kết quả", max: 40 },
  "dossier.step.returned": { text: "đã trả kết quả", max: 40 },
  "dossier.step.refused": { text: "bị từ chối", max: 40 },
  "dossier.step.withdrawn": { text: "đã rút theo yêu cầu của người nộp", max: 40 },
  "dossier.step.stopped": { text: "đã dừng giải quyết", max: 40 },
  // lines for staff in the ticket's log
  "note.dossier-overdue": {
    text: "Hồ sơ {dossier}, {procedure}, hẹn trả {dueDay}, {step}. Theo số liệu một cửa lúc {asOf}.",
    max: 300,
  },
  "note.dossier-told": {
    text: "Người báo nói hồ sơ {dossier} hẹn {date}. Chưa đối chiếu với hệ thống một cửa.",
    max: 140,
  },
  // accepted
  "push.accepted": { text: "Dạ, {unit} đã nhận {code}. Hạn có kết quả là {resultDue}.", max: 140 },
  // in-progress, on-scene stored
  "push.on-scene": { text: "{unit} đã tới nơi lúc {time}, đang xử lý {code}.", max: 120 },
  // resolved, photos attached
  "push.resolved": {
    text: "Dạ, {code} đã có kết quả: {result}. {Addr} xem hình rồi cho phường biết nhé. [Hài lòng][Tạm được][Chưa được]",
    max: 300,
  },
  // extended, photo attached
  "push.extended": { text: "Phường xin lỗi vì chậm. Lý do là {reason}. Hạn mới của {code} là {newDue}.", max: 200 },
  // waiting-external
  "push.waiting": {
    text: "Việc này của {owner}. Phường đã chuyển ngày {date} và sẽ theo dõi giúp, mã {code}.",
    max: 140,
  },
  // chase answered
  "push.news": { text: "Phường vừa hỏi lại {owner} về {code}. Bên đó trả lời: {answer}.", max: 240 },
  // needs-info
  "push.needs-info": { text: "Để làm tiếp {code}, phường cần {addr} cho biết: {question}", max: 200 },
  // rejected; reason in human words
  "push.rejected": {
    text: "Phường chưa làm được {code}. Lý do: {reason}. {Addr} chưa đồng ý thì bấm Xem lại. [Xem lại][Gặp người trực]",
    max: 300,
  },
  // closed after 7 silent days, or no-reply
  "push.closed": {
    text: "Phường khép {code} tại đây. Trong 30 ngày, còn hư thì {addr} nhắn mở lại nhé. [Mở lại]",
    max: 120,
  },
  // confidential ticket, any push
  "push.private": { text: "Phường có tin mới về việc {addr} đã gửi. {Addr} nhắn lại ở đây để xem.", max: 100 },
  // Zalo template outside the window; each parameter ≤ 30
  "push.template": { text: "Phản ánh {code}: {state}. Xem tại {link}", max: 120 },
  // Hài lòng, Tạm được
  "rate.thanks": { text: "Dạ, phường cảm ơn {addr}. Phường khép {code}.", max: 80 },
  // Chưa được
  "rate.ask-why": {
    text: "Phường xin lỗi vì chưa xong. Chỗ nào chưa được ạ? [Chưa làm xong][Làm xong lại hư][Trả lời chưa đúng]",
    max: 80,
  },
  // "vẫn còn", one likely ticket
  "reopen.confirm": { text: "Dạ, {addr} nói việc {what}, mã {code}, phải không ạ? [Đúng rồi][Việc khác]", max: 140 },
  // reopened
  "reopen.done": { text: "Dạ, phường đã mở lại {code}. Trưởng đơn vị sẽ xem. Hạn mới là {newDue}.", max: 120 },
  // reopen after 30 days
  "reopen.late": { text: "{code} khép đã quá 30 ngày. Phường mở mã mới {newCode} và ghi kèm việc cũ.", max: 120 },
  // 28 days after resolved, recurring leaves, once
  "followup.four-weeks": {
    text: "Bốn tuần trước phường đã xử lý việc {what}, {where}. Nay chỗ đó còn ổn không ạ? [Vẫn ổn][Bị lại]",
    max: 180,
  },
  // the same by SMS and mail, and what follows "xử lý việc …," where no place is known
  "followup.template": { text: "Phản ánh {code} xong bốn tuần rồi, còn ổn không ạ? Trả lời tại {link}", max: 134 },
  "followup.there": { text: "chỗ {addr} đã báo", max: 40 },
  // ask-human; `wait` from the live queue, else sentence dropped
  "human.in-hours": {
    text: "Dạ, phường chuyển {addr} cho người trực. Chừng {wait} phút nữa có người trả lời ạ.",
    max: 120,
  },
  // ask-human outside hours
  "human.after-hours": {
    text: "Giờ này người trực đã nghỉ. {Addr} để lại lời nhắn, phường trả lời trước {due}. Có nguy hiểm, gọi 113, 114, 115.",
    max: 160,
  },
  // a person takes over
  "human.taken": { text: "Từ đây {operatorName} của phường trả lời {addr}.", max: 80 },
  // given back
  "human.back": { text: "{operatorName} đã xong phần mình. Trợ lý tự động của phường giúp {addr} tiếp.", max: 120 },
  // waited past the time told, once
  "human.waiting": { text: "Người trực chưa rảnh, {addr} vẫn còn trong hàng chờ. Phường không quên ạ.", max: 100 },
  // anger, facts found
  "angry.ack": {
    text: "Phường xin lỗi vì {addr} phải báo nhiều lần. {code} đang ở bước: {state}. Hạn là {nextDue}. [Gặp người trực][Gửi thêm hình]",
    max: 180,
  },
  // abuse-spam, once in 24 h
  "spam.once": { text: "Chỗ này chỉ nhận việc của phường. Tin quảng cáo phường không trả lời.", max: 100 },
  // more messages than are answered one by one, once in 24 h; a person reads them
  "flood.once": {
    text: "Dạ, phường đã nhận đủ tin của {addr}. Người trực sẽ đọc rồi trả lời, {addr} không cần gửi thêm ạ.",
    max: 120,
  },
  // out-of-scope; known address only, else 1022
  "scope.elsewhere": { text: "Việc này không thuộc phường. {Addr} hỏi {office} sẽ nhanh hơn ạ.", max: 120 },
  // suggestion, after it was stored
  "suggestion.thanks": { text: "Dạ, phường cảm ơn góp ý của {addr}. Phường chuyển {unit} xem, mã {code}.", max: 120 },
  // privacy-request
  "privacy.opened": { text: "Dạ, phường đã mở yêu cầu về dữ liệu, mã {code}. Phường trả lời trước {due} ạ.", max: 120 },
  // its decision, its later date and its end, told where it was asked
  "privacy.accepted": { text: "Dạ, phường nhận làm yêu cầu {code}. Phường làm xong trước {due} ạ.", max: 120 },
  "privacy.accepted-erase": {
    text: "Dạ, phường nhận xóa dữ liệu theo yêu cầu {code}, xong trước {due}. Xóa rồi phường không còn giữ gì để nhắn lại {addr}, và không lấy lại được. {Addr} đổi ý thì nhắn phường trước ngày đó ạ.",
    max: 260,
  },
  "privacy.refused": { text: "Dạ, yêu cầu {code} phường chưa làm được: {reason}.", max: 600 },
  "privacy.prolonged": { text: "Dạ, yêu cầu {code} cần thêm thời gian: {reason}. Hạn mới là {newDue} ạ.", max: 600 },
  "privacy.seen": {
    text: "Dạ, phường đã chuẩn bị xong bản dữ liệu theo yêu cầu {code}. Mời {addr} mang giấy tờ tùy thân tới phường nhận ạ.",
    max: 160,
  },
  "privacy.export": {
    text: "Dạ, dữ liệu phường đang giữ của {addr} theo yêu cầu {code} ở đây, tải được tới {until}: {link}",
    max: 320,
  },
  "privacy.corrected": { text: "Dạ, phường đã sửa theo yêu cầu {code}.", max: 80 },
  "privacy.withdrawn": {
    text: "Dạ, theo yêu cầu {code} phường thôi gửi tin và thôi hiện lời của {addr} trên trang công khai. Việc đang làm dở phường vẫn làm tiếp ạ.",
    max: 200,
  },
  // to leaders, of a request that is due soon
  "desk.rights-due": { text: "Yêu cầu dữ liệu cá nhân {code}: hạn {due}", max: 90 },
  // hide my name
  "privacy.hidden": { text: "Dạ, phường đã ẩn tên {addr} trong {code}.", max: 60 },
  // integrity-complaint
  "integrity.lane": {
    text: "Việc này phường giữ kín, chỉ lãnh đạo được giao đọc. {Addr} không cần nói tên. Chuyện xảy ra ngày nào, ở quầy nào ạ?",
    max: 160,
  },
  // confidential ticket
  "integrity.opened": {
    text: "Dạ, phường đã nhận, mã {code}. Phường trả lời riêng ở đây trước {firstDue} ạ.",
    max: 120,
  },
  // formal-complaint
  "complaint.path": {
    text: "Dạ, việc này đi theo đường khiếu nại:\n{steps}\nThời hiệu: {limit}\nNguồn: {source}, xem ngày {date}. [Gặp người trực]",
    max: 640,
  },
  // its time limit is not confirmed
  "complaint.path-alone": {
    text: "Dạ, việc này đi theo đường khiếu nại:\n{steps}\nNguồn: {source}, xem ngày {date}. [Gặp người trực]",
    max: 600,
  },
  // after complaint.path
  "complaint.noted": { text: "Mã theo dõi là {code}. Mã này không thay cho đơn của {addr}.", max: 80 },
  // under a post; one per comment, no case data
  "comment.public": { text: "Dạ, phường đã nhận. Mời {addr} xem tin nhắn riêng ạ.", max: 80 },
  // private reply, one message only
  "comment.private": {
    text: "Dạ, phường đọc bình luận của {addr}: {what}, tại {where}. Đúng thì trả lời ở đây để phường gửi việc đi ạ.",
    max: 240,
  },
  // a comment that shows a number was taken out of sight; for the desk only
  "comment.hidden": { text: "Phường đã ẩn bình luận này trên trang.", max: 60 },
  // flood mode; fact written by a person
  "flood.known": {
    text: "Phường đang lo việc ngập ở {where}. Lúc {time}: {fact}. Nhà {addr} có ai kẹt không ạ? [Có người kẹt][Nước vào nhà][Không]",
    max: 240,
  },
  // to followers, when a person posts a new fact
  "flood.update": { text: "Tin ngập {where}, lúc {time}: {fact}.", max: 200 },
  // the same of what else strikes many at once (core/incident/kinds.ts)
  "power-cut.known": {
    text: "Phường đang lo việc mất điện ở {where}. Lúc {time}: {fact}. Nhà {addr} có ai cần máy thở, cần cấp cứu không ạ? [Cần cấp cứu][Nhà cũng mất điện][Không]",
    max: 260,
  },
  "power-cut.update": { text: "Tin mất điện {where}, lúc {time}: {fact}.", max: 200 },
  "water-cut.known": {
    text: "Phường đang lo việc mất nước ở {where}. Lúc {time}: {fact}. Nhà {addr} có ai bệnh cần giúp gấp không ạ? [Cần cấp cứu][Nhà cũng mất nước][Không]",
    max: 260,
  },
  "water-cut.update": { text: "Tin mất nước {where}, lúc {time}: {fact}.", max: 200 },
  "storm.known": {
    text: "Phường đang lo việc mưa bão ở {where}. Lúc {time}: {fact}. Nhà {addr} có ai kẹt, bị thương không ạ? [Có người kẹt][Không ai, ghi thêm][Không]",
    max: 260,
  },
  "storm.update": { text: "Tin mưa bão {where}, lúc {time}: {fact}.", max: 200 },
  "epidemic.known": {
    text: "Phường đang lo việc dịch bệnh ở {where}. Lúc {time}: {fact}. Nhà {addr} có ai đang bệnh nặng không ạ? [Cần cấp cứu][Không ai, ghi thêm][Không]",
    max: 260,
  },
  "epidemic.update": { text: "Tin dịch bệnh {where}, lúc {time}: {fact}.", max: 200 },
  // news of an incident without flood mode, as a person wrote it
  "incident.news": { text: "Tin về {code}: {text}.", max: 520 },
  // ward calendar on
  "appt.offer": { text: "Dạ, {addr} chọn giờ nào ạ? {slots}[Giờ khác]", max: 60 },
  // booked or changed
  "appt.booked": {
    text: "Dạ, phường hẹn {addr} {time}, tại {place}. Mang theo: {papers}. [Đổi giờ][Hủy hẹn]",
    max: 200,
  },
  // the same where no record says what to bring, and where it says more than fits
  "appt.booked-plain": { text: "Dạ, phường hẹn {addr} {time}, tại {place}. [Đổi giờ][Hủy hẹn]", max: 140 },
  "appt.booked-before": { text: "Dạ, phường hẹn {addr} {time}, tại {place}.", max: 140 },
  "appt.bring": { text: "Mang theo:\n{papers} [Đổi giờ][Hủy hẹn]", max: 800 },
  // nothing said of what for
  "appt.service": { text: "Dạ, {addr} tới làm việc gì ạ? {services}[Gặp người trực]", max: 60 },
  // the wish cannot be met; what is nearest
  "appt.other": {
    text: "Giờ đó kín hoặc phường nghỉ. Còn mấy giờ này, {addr} chọn giúp ạ. {slots}[Giờ khác]",
    max: 100,
  },
  // no hour is left at all
  "appt.full": {
    text: "Dạ, hai tuần tới không còn giờ hẹn nào nữa. {Addr} tới lấy số tại chỗ được ạ, phường làm việc {hours}. [Gặp người trực]",
    max: 240,
  },
  // one of a service a day
  "appt.twice": { text: "Dạ, ngày đó {addr} đã có hẹn {time} rồi ạ. [Đổi giờ][Hủy hẹn]", max: 100 },
  "appt.many": { text: "Dạ, {addr} đang giữ {n} hẹn nên phường chưa đặt thêm được. [Gặp người trực]", max: 100 },
  // "lịch hẹn của tôi": one, several, none
  "appt.mine": { text: "Dạ, {addr} có hẹn {time}, tại {place}. [Đổi giờ][Hủy hẹn]", max: 140 },
  "appt.which": { text: "Dạ, {addr} có mấy hẹn này. {Addr} chọn hẹn nào ạ? {appointments}[Giữ nguyên]", max: 90 },
  "appt.none": { text: 'Dạ, {addr} chưa có hẹn nào. Muốn đặt giờ, {addr} nhắn "đặt lịch" ạ.', max: 100 },
  "appt.cancelled": { text: 'Dạ, phường đã hủy hẹn {time}. Muốn đặt lại, {addr} nhắn "đặt lịch" ạ.', max: 120 },
  // the evening before
  "appt.remind": {
    text: "Phường nhắc {addr}: hẹn lúc {time}, tại {place}. Không tới được thì bấm đổi hoặc hủy giúp ạ. [Đổi giờ][Hủy hẹn]",
    max: 200,
  },
  // numbers of the hall, today: what for; given out; one that is held; called; closed
  "queue.service": { text: "Dạ, {addr} lấy số làm việc gì ạ? {services}[Gặp người trực]", max: 60 },
  "queue.taken": {
    text: "Dạ, số của {addr} hôm nay là {number}, trước {addr} còn {ahead} người. Theo dõi ở đây: {numberLink}",
    max: 240,
  },
  "queue.mine": {
    text: "Dạ, {addr} đang có số {number}, trước {addr} còn {ahead} người. Theo dõi ở đây: {numberLink}",
    max: 240,
  },
  "queue.called": { text: "Dạ, số {number} đang được mời tới {counter}.", max: 80 },
  "queue.closed": {
    text: "Dạ, giờ này phường nghỉ nên chưa phát số. Phường làm việc {hours}. {Addr} đặt giờ trước cũng được ạ. [Đặt lịch][Gặp người trực]",
    max: 300,
  },
  // where the talk's window is closed, and by SMS
  "appt.template": { text: "Phường {ward} nhắc hẹn {code}: {time}, {place}.", max: 130 },
  // whoever came by the link of their booking's page
  "appt.follow": {
    text: "Dạ, {addr} có hẹn {time}, tại {place}. Chiều hôm trước phường nhắn nhắc ở đây. [Đổi giờ][Hủy hẹn]",
    max: 180,
  },
  // the ward gives no appointments
  "appt.off": {
    text: "Dạ, phường chưa nhận đặt giờ qua đây. {Addr} tới trực tiếp được ạ, phường làm việc {hours}. [Gặp người trực]",
    max: 220,
  },
  // operator script
  "call.open": { text: "Dạ, phường {ward} xin nghe. Anh/chị có việc gì ạ?" },
  // operator script, before anything else when in doubt
  "call.danger": { text: "Có ai đang gặp nguy hiểm không ạ? Có thì anh/chị gọi ngay {number}, phường cũng báo liền." },
  // operator script, pairs, twice
  "call.code": { text: "Dạ, mã của anh/chị là {spelled}. Anh/chị ghi giúp, phường đọc lại một lần nữa ạ." },
  // English
  "en.confirm": {
    text: "This is the ward's automatic assistant. We understood: {what}, at {where}. Is that right? [Yes][Change place][Talk to a person]",
    max: 200,
  },
  // English
  "en.opened": { text: "Thank you. Your code is {code}. The ward will answer before {firstDue}.", max: 140 },
  // English, detail or question beyond the phrases
  "en.person": { text: "A person at the ward will read this. You can keep writing in English.", max: 100 },
  // English: the service centre
  "en.appt.offer": {
    text: "This is the ward's automatic assistant. Which time suits you? {slots}[Other times]",
    max: 80,
  },
  "en.appt.booked-plain": {
    text: "Your appointment: {time}, {place}. A person here can tell you what to bring. [Change time][Cancel it]",
    max: 160,
  },
  "en.appt.service": {
    text: "This is the ward's automatic assistant. What do you come for? {services}[Talk to a person]",
    max: 80,
  },
  "en.appt.other": { text: "That time is full or the office is closed. These are free: {slots}[Other times]", max: 80 },
  "en.appt.full": {
    text: "No time is left in the next two weeks. You can come and take a number: {hours}. [Talk to a person]",
    max: 200,
  },
  "en.appt.twice": { text: "You already have an appointment that day: {time}. [Change time][Cancel it]", max: 80 },
  "en.appt.many": { text: "You hold {n} appointments, so we cannot add another. [Talk to a person]", max: 80 },
  "en.appt.mine": { text: "Your appointment: {time}, {place}. [Change time][Cancel it]", max: 120 },
  "en.appt.which": { text: "You have these appointments. Which one? {appointments}[Keep them]", max: 60 },
  "en.appt.none": { text: 'You have no appointment. To make one, write "book an appointment".', max: 80 },
  "en.appt.cancelled": {
    text: 'Your appointment at {time} is cancelled. To make another, write "book an appointment".',
    max: 120,
  },
  "en.appt.remind": {
    text: "A reminder: your appointment is at {time}, {place}. If you cannot come, please change or cancel it. [Change time][Cancel it]",
    max: 180,
  },
  "en.appt.template": { text: "{ward} ward: your appointment {code} is at {time}, {place}.", max: 130 },
  "en.appt.follow": {
    text: "Your appointment: {time}, {place}. We will remind you here the evening before. [Change time][Cancel it]",
    max: 160,
  },
  "en.appt.off": {
    text: "Appointments cannot be made here. You can come in person: {hours}. [Talk to a person]",
    max: 160,
  },
  "en.queue.service": {
    text: "This is the ward's automatic assistant. What do you take a number for? {services}[Talk to a person]",
    max: 90,
  },
  "en.queue.taken": {
    text: "Your number today is {number}; {ahead} people are before you. Follow it here: {numberLink}",
    max: 240,
  },
  "en.queue.mine": {
    text: "You have number {number}; {ahead} people are before you. Follow it here: {numberLink}",
    max: 240,
  },
  "en.queue.called": { text: "Number {number} is being called to {counter}.", max: 80 },
  "en.queue.closed": {
    text: "The office is closed now, so no numbers are given. It works {hours}. You can book a time. [Book a time][Talk to a person]",
    max: 240,
  },
  // English, fixed
  "en.flood": { text: "We have got all your messages. A person at the ward will read them and answer.", max: 100 },
  // English, ward life
  "en.article": {
    text: "This is the ward's automatic assistant. {fact}\nSource: {source}, seen on {date}.",
    max: 400,
  },
  "en.article-until": {
    text: "This is the ward's automatic assistant. {fact}\nThis holds until the end of {until}.\nSource: {source}, seen on {date}.",
    max: 400,
  },
  "en.dossier.ask-code": { text: "Please send the dossier code on your receipt. [I lost it]", max: 60 },
  "en.dossier.no-code": {
    text: "That is fine. Tell us the procedure and the day you filed it; a person will look for it.",
    max: 100,
  },
  "en.dossier.late": {
    text: "You say the dossier was due on {date}. The ward opened report {code} and will answer before {firstDue}.",
    max: 160,
  },
  "en.dossier.ask-digits": {
    text: "To keep it private: what are the last 4 digits of the phone number it was filed with? [Talk to a person]",
    max: 110,
  },
  "en.dossier.mismatch": {
    text: "The dossier code or the 4 digits do not match. Please check your receipt and send them again. [Talk to a person]",
    max: 110,
  },
  "en.dossier.unreachable": {
    text: "The one-stop system does not answer right now. A person will look at {dossier} and answer before {due}.",
    max: 160,
  },
  "en.dossier.portal": {
    text: "The ward is not connected to the one-stop system. You can look up {dossier} at dichvucong.gov.vn; a person will also look and answer before {due}.",
    max: 200,
  },
  "en.dossier.state": { text: "Dossier {dossier}, {procedure}: {step}.", max: 240 },
  "en.dossier.news": { text: "News of dossier {dossier}. {procedure}: {step}.", max: 240 },
  "en.dossier.due": { text: "The result is due on {dueDay}.", max: 60 },
  "en.dossier.next-supplement": {
    text: "Please bring the missing papers named on the notice to where you filed it.",
    max: 80,
  },
  "en.dossier.next-payment": { text: "Please pay the sum named on the notice so that it can go on.", max: 80 },
  "en.dossier.next-ready": { text: "Please bring your receipt to where you filed it to collect the result.", max: 80 },
  "en.dossier.next-refused": { text: "The notice gives the reason; you can ask a person here.", max: 80 },
  "en.dossier.as-of": { text: "One-stop data as of {asOf}. [Tell me of news]", max: 60 },
  "en.dossier.as-of-watched": { text: "One-stop data as of {asOf}. [Stop telling me]", max: 60 },
  "en.dossier.as-of-over": { text: "One-stop data as of {asOf}.", max: 60 },
  "en.dossier.overdue": {
    text: "We are sorry: it was due on {dueDay}. The ward opened report {code} and will answer before {firstDue}.",
    max: 140,
  },
  "en.dossier.overdue-known": {
    text: "We are sorry: it was due on {dueDay}. The ward is looking into it as {code}. Next date: {nextDue}.",
    max: 160,
  },
  "en.dossier.late-known": { text: "The ward is looking into it as {code}. Next date: {nextDue}.", max: 100 },
  "en.dossier.watched": { text: "We will write here when there is news of {dossier}. [Stop telling me]", max: 100 },
  "en.dossier.unwatched": { text: "You will get no more news of {dossier}.", max: 80 },
  "en.dossier.template": { text: "{ward} ward, dossier {dossier}: {step}.", max: 130 },
  "en.dossier.step.submitted": { text: "sent, not yet taken in", max: 40 },
  "en.dossier.step.received": { text: "received", max: 40 },
  "en.dossier.step.processing": { text: "being worked on", max: 40 },
  "en.dossier.step.supplement": { text: "more papers are needed", max: 40 },
  "en.dossier.step.payment": { text: "a payment is due", max: 40 },
  "en.dossier.step.ready": { text: "the result is ready", max: 40 },
  "en.dossier.step.returned": { text: "the result was handed over", max: 40 },
  "en.dossier.step.refused": { text: "refused", max: 40 },
  "en.dossier.step.withdrawn": { text: "withdrawn by the applicant", max: 40 },
  "en.dossier.step.stopped": { text: "stopped", max: 40 },
  "en.emergency": {
    text: "Call now: 113 police, 114 fire and rescue, 115 ambulance. We are alerting our staff.",
    max: 120,
  },

  // Beside the agreed list: what the flows needed and the list did not name.
  // an unmistakable no to what was shown, without a correction
  "report.fix-which": {
    text: "Phường hiểu chưa đúng phần nào ạ? [Sửa địa chỉ][Sửa loại việc][Gặp người trực]",
    max: 60,
  },
  // what is known, in a category that needs no place
  "report.confirm-what": {
    text: "Dạ, phường hiểu là: {what}. Đúng chưa ạ? [Đúng rồi][Sửa loại việc][Gặp người trực]",
    max: 120,
  },
  // "Gửi thêm hình" pressed
  "media.ask": { text: "Dạ, {addr} gửi hình vào đây nhé.", max: 60 },
  // "Hỏi thủ tục" pressed
  "proc.ask": { text: "Dạ, {addr} hỏi giấy tờ hay thủ tục gì ạ?", max: 60 },
  // no grounded answer, and nothing near either
  "proc.unknown": { text: "Phường chưa có thông tin chắc chắn về việc này. [Hỏi người trực]", max: 80 },
  // a finished ticket has no next deadline
  "track.state-done": { text: "Dạ, {code} đang ở bước: {state}. Mới nhất: {lastAct}.", max: 240 },
  // to the body outside the ward, half of its time being over
  "relay.chase": { text: "Phường xin hỏi việc {code} đã làm tới đâu, chừng nào xong ạ?", max: 80 },
  // what may be typed, under a question on a channel without buttons
  "choices.1": { text: "Trả lời 1 là {a}.", max: 40 },
  "choices.2": { text: "Trả lời 1 là {a}, 2 là {b}.", max: 70 },
  "choices.3": { text: "Trả lời 1 là {a}, 2 là {b}, 3 là {c}.", max: 100 },
  "choices.4": { text: "Trả lời 1 là {a}, 2 là {b}, 3 là {c}, 4 là {d}.", max: 130 },
  "choices.5": { text: "Trả lời 1 là {a}, 2 là {b}, 3 là {c}, 4 là {d}, 5 là {e}.", max: 160 },
  // {what} in en.confirm, when the words give no short name for it
  "en.untold": { text: "what you wrote", max: 20 },
  // lines for staff in a ticket's log
  "note.english": {
    text: "Người báo viết tiếng Anh, lời gốc giữ nguyên. Tiêu đề tiếng Việt do máy tóm tắt, chưa có người xem lại.",
    max: 140,
  },
  "note.foreign": {
    text: "Người báo viết tiếng nước ngoài, lời gốc giữ nguyên. Tiêu đề do máy đặt, chưa có người xem lại.",
    max: 140,
  },
  "note.leaves": { text: "Người báo rời đi ngày {date}.", max: 60 },
  // {codes} in report.opened-many: all but the last, and the last
  "codes.joined": { text: "{before} và {code}", max: 60 },
  // the queue says nothing certain about the wait
  "human.in-hours-short": { text: "Dạ, phường chuyển {addr} cho người trực.", max: 60 },

  // The question left open, in short, for report.remind and report.resume.
  "question.what": { text: "{Addr} muốn báo việc gì ạ?", max: 40 },
  "question.where": { text: "Chỗ đó ở đâu ạ?", max: 40 },
  "question.which": { text: "Chỗ đó là chỗ nào ạ?", max: 40 },
  "question.category": { text: "Việc này thuộc loại nào ạ?", max: 40 },
  "question.confirm": { text: "Tại {where}, đúng chưa ạ?", max: 90 },
  // what is reported, when the resident's words give no short name for it
  "what.untold": { text: "việc {addr} vừa kể", max: 40 },
  // the same after the word "việc"
  "what.told": { text: "{addr} vừa kể", max: 40 },

  // The public tracking page.
  "page.due": { text: "{due}", max: 40 },
  "page.moment": { text: "{time}", max: 40 },

  // SMS and e-mail: who writes, why, and the way out.
  "carrier.name": { text: "Phường {ward}", max: 40 },
  "carrier.sender": { text: "Ủy ban nhân dân phường {ward}", max: 60 },
  "carrier.why": { text: "Bà con nhận thư này vì đã đồng ý nhận tin về phản ánh qua thư điện tử.", max: 90 },
  "carrier.stop": { text: "Thôi nhận thư", max: 20 },
  "carrier.stop-short": { text: "Dừng", max: 6 },
  // from the console, to whoever looks after a channel
  "channel.test": { text: "Tin thử của phường {ward}: kênh này gửi được. Không cần trả lời.", max: 90 },
  // the proof that a number or an address is the reader's own; no code of a ticket is asked for in it
  "carrier.code": { text: "{digits} là mã nhận tin về {code}, dùng trong 10 phút. Đừng đưa mã này cho ai.", max: 110 },

  // What is new on a street or of a kind of matter, once a day, to those who asked for it. {page}, {result}: with a space before
  "news.digest": { text: "Tin tự động của phường {ward} về {topic}.", max: 130 },
  "news.reported": { text: "Mới báo: {what}.{page}", max: 140 },
  "news.finished": { text: "Đã xong: {what}.{result}{page}", max: 200 },
  "news.more": { text: "Còn {n} việc nữa, xem tại {link}", max: 90 },
  "news.why": {
    text: "{Addr} nhận tin này vì đã nhờ phường báo tin {topic}, mỗi ngày nhiều nhất một lần.",
    max: 170,
  },
  "news.stop": { text: "Thôi nhận: {link} [Thôi nhận tin]", max: 70 },
  // asked for in a talk; {which} is empty there
  "news.watched": {
    text: "Dạ, có việc mới hoặc có kết quả về {topic}, phường nhắn {addr} ở đây vào buổi chiều, mỗi ngày nhiều nhất một lần. [Thôi nhận tin]",
    max: 220,
  },
  "news.window": {
    text: "Ở đây phường chỉ nhắn được trong {n} giờ kể từ tin cuối của {addr}. Lâu hơn thì tin chờ tới khi {addr} nhắn lại. [Thôi nhận tin]",
    max: 150,
  },
  "news.too-many": {
    text: "Dạ, {addr} đã nhờ báo {n} loại tin rồi. {Addr} thôi bớt một loại, phường mới nhận thêm được ạ. [Thôi nhận tin]",
    max: 140,
  },
  "news.stopped": { text: "Dạ, phường thôi gửi tin này.", max: 60 },
  "news.stopped-all": { text: "Dạ, phường thôi gửi mọi tin về đường và loại việc.", max: 80 },
  // the mail in which an address is confirmed
  "news.confirm": {
    text: "Xác nhận nhận tin của phường {ward}.\nCó người nhờ phường báo tin {topic} tới địa chỉ thư này, mỗi ngày nhiều nhất một thư.\n\nNếu đúng là bà con, bấm vào đây trong 24 giờ: {link}\n\nNếu không phải, bà con bỏ qua thư này, phường không gửi gì thêm. Thư này máy gửi tự động.",
    max: 460,
  },

  // {lastAct}: the last thing that happened to a ticket, by the state it is in.
  "act.new": { text: "phường nhận tin lúc {time}", max: 60 },
  "act.needs-info": { text: "phường hỏi thêm {addr} lúc {time}", max: 60 },
  "act.triaged": { text: "phường phân loại xong lúc {time}", max: 60 },
  "act.assigned": { text: "phường giao {unit} lúc {time}", max: 90 },
  "act.accepted": { text: "{unit} nhận lúc {time}", max: 90 },
  "act.in-progress": { text: "{unit} bắt đầu làm lúc {time}", max: 90 },
  "act.on-scene": { text: "có người tới nơi lúc {time}", max: 60 },
  "act.waiting-external": { text: "phường chuyển {unit} lúc {time}", max: 90 },
  "act.extended": { text: "gia hạn lúc {time}", max: 60 },
  "act.resolved": { text: "có kết quả lúc {time}", max: 60 },
  "act.closed": { text: "phường khép lúc {time}", max: 60 },
  "act.reopened": { text: "mở lại lúc {time}", max: 60 },
  "act.rejected": { text: "phường trả lời chưa làm được lúc {time}", max: 60 },
  "act.duplicate": { text: "gộp vào việc chung lúc {time}", max: 60 },
  "act.withdrawn": { text: "rút theo ý {addr} lúc {time}", max: 60 },
  "act.spam": { text: "phường xem lại lúc {time}", max: 60 },

  // The same on pages in English.
  "en.page.due": { text: "{due}", max: 40 },
  "en.page.moment": { text: "{time}", max: 40 },
  "en.track.not-found": {
    text: "The ward cannot find this code. Codes look like {example}, please check it.",
    max: 100,
  },
  "en.act.new": { text: "the ward received it at {time}", max: 80 },
  "en.act.needs-info": { text: "the ward asked {addr} for more at {time}", max: 100 },
  "en.act.triaged": { text: "the ward sorted it at {time}", max: 80 },
  "en.act.assigned": { text: "the ward passed it to {unit} at {time}", max: 110 },
  "en.act.accepted": { text: "{unit} accepted it at {time}", max: 100 },
  "en.act.in-progress": { text: "{unit} started work at {time}", max: 100 },
  "en.act.on-scene": { text: "somebody came to the place at {time}", max: 80 },
  "en.act.waiting-external": { text: "the ward passed it on to {unit} at {time}", max: 110 },
  "en.act.extended": { text: "it was given more time at {time}", max: 80 },
  "en.act.resolved": { text: "there was a result at {time}", max: 80 },
  "en.act.closed": { text: "the ward closed it at {time}", max: 80 },
  "en.act.reopened": { text: "it was opened again at {time}", max: 80 },
  "en.act.rejected": { text: "the ward answered that it cannot do it for now, at {time}", max: 100 },
  "en.act.duplicate": { text: "it was merged into a common report at {time}", max: 80 },
  "en.act.withdrawn": { text: "it was withdrawn as {addr} asked, at {time}", max: 100 },
  "en.act.spam": { text: "the ward looked at it again at {time}", max: 80 },
};

/**
 * What a pressed button sends back, by its label: short ASCII, at most 64 bytes. {parameters} are those of the phrase.
 * A typed label, "1", "2" or a yes means the same (see choices.ts).
 */
export const buttonValues: Record<string, string> = {
  "Báo một việc": "menu:report",
  "Tra cứu": "menu:track",
  "Hỏi thủ tục": "menu:procedure",
  "Gặp người trực": "human",
  "Talk to a person": "human",
  "Việc này": "track:{code}",
  "Việc khác": "other",
  "Giấy khác": "other",
  "Chỗ khác": "other",
  Khác: "other",
  "Giờ khác": "other",
  "Đúng rồi": "yes",
  Yes: "yes",
  Có: "yes",
  "Chưa đúng": "no",
  Không: "no",
  "Sửa địa chỉ": "fix:place",
  "Change place": "fix:place",
  "Sửa loại việc": "fix:what",
  "Chọn trên bản đồ": "map",
  "Gửi vị trí": "map",
  "Không nhớ": "unknown",
  "Bỏ qua": "skip",
  "Cho biết tên": "show:name",
  "Giấu tên": "show:hide-name",
  "Giữ kín": "show:confidential",
  "Bỏ việc này": "drop",
  "Rút mã đã gửi": "withdraw:{code}",
  "Giữ nguyên": "keep",
  "Theo dõi chung": "join",
  "Đang xảy ra": "now",
  "Đã qua rồi": "past",
  "Hỏi người trực": "desk",
  "Xem phần đó": "proc:{nearestId}",
  "Xem tin đó": "article:{nearestId}",
  "Mất giấy hẹn": "lost",
  "I lost it": "lost",
  "Báo khi có tin": "dossier:on:{dossier}",
  "Tell me of news": "dossier:on:{dossier}",
  "Thôi báo": "dossier:off:{dossier}",
  "Stop telling me": "dossier:off:{dossier}",
  "Thôi nhận tin": "news:off{which}",
  "Hài lòng": "rate:5:{code}",
  "Tạm được": "rate:3:{code}",
  "Chưa được": "rate:1:{code}",
  "Chưa làm xong": "why:unfinished",
  "Làm xong lại hư": "why:again",
  "Trả lời chưa đúng": "why:wrong",
  "Xem lại": "appeal:{code}",
  "Mở lại": "reopen:{code}",
  "Vẫn ổn": "fine:{code}",
  "Bị lại": "again:{code}",
  "Gửi thêm hình": "photo",
  "Có người kẹt": "trapped",
  "Nước vào nhà": "join",
  "Cần cấp cứu": "medical",
  "Nhà cũng mất điện": "join",
  "Nhà cũng mất nước": "join",
  "Không ai, ghi thêm": "join",
  "Other times": "other",
  "Keep them": "keep",
  "Change time": "appt:change{which}",
  "Cancel it": "appt:cancel{which}",
  "Đặt lịch": "appt:begin",
  "Book a time": "appt:begin",
  "Đổi giờ": "appt:change{which}",
  "Hủy hẹn": "appt:cancel{which}",
};

/** The map button's label where the platform itself can send the position. */
export const sendLocationLabel = "Gửi vị trí";
