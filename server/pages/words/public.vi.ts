import { type Html, html } from "../html.ts";

/** Words of the pages on which everybody sees the ward's work. */
export const publicWords = {
  list: {
    title: "Việc bà con đã báo",
    tabs: "Cách xem",
    list: "Danh sách",
    map: "Bản đồ",
    filter: "Lọc",
    kind: "Loại việc",
    status: "Tình trạng",
    days: "Trong",
    allKinds: "Tất cả các loại",
    street: "Đường",
    allStreets: "Tất cả các đường",
    statuses: { "": "Tất cả", dang: "Đang làm", xong: "Đã xong" },
    lastDays: (days: number) => `${days} ngày qua`,
    show: "Xem",
    none: "Không có việc nào như vậy.",
    noneOnMap: "Không có việc nào như vậy trên bản đồ.",
    kindAlone: "Phường không ghi chỗ",
    unplaced: "Chưa rõ chỗ",
    here: "Chỉ những việc ở một chỗ trên bản đồ.",
    everywhere: "Xem cả phường",
    more: "Xem thêm",
    newer: "Về đầu danh sách",
    unit: "Đơn vị",
    reported: (day: string) => `Báo ngày ${day}`,
    due: (day: string) => `hạn ${day}`,
    over: "quá hạn",
    took: (length: string) => `sau ${length}`,
    inTime: "đúng hạn",
    late: "trễ hạn",
    spot: (count: number, where: string | undefined) => `${count} việc${where ? ` quanh ${where}` : " ở chỗ này"}`,
    mapMeans: (shown: number) =>
      `${shown} việc có rõ chỗ. Bấm vào số để xem. Chỗ chỉ ghi tới khoảng 50 m, không chỉ vào nhà ai.`,
    mapAlt: (ward: string) => `Bản đồ ${ward}`,
    feeds: "Dữ liệu cho người làm trang:",
    listMeans: "Phường không ghi tên, số điện thoại, số nhà của ai. Việc riêng của từng người thì chỉ ghi loại.",
  },
  news: {
    title: "Nhận tin tự động",
    intro:
      "Có việc mới hoặc có kết quả thì phường gửi thư vào buổi chiều, mỗi ngày nhiều nhất một thư. Không có gì mới thì không gửi.",
    kind: "Về loại việc",
    street: "Ở đường",
    anyKind: "Mọi loại",
    anyStreet: "Mọi đường",
    address: "Địa chỉ thư",
    send: "Nhận tin qua thư",
    byChat: (example: string): Html =>
      html`Muốn nhận ở nơi đang nhắn với phường, bà con nhắn: “báo tin ${example} cho tôi”.`,
    chat: "Nhắn phường",
    back: "Về danh sách việc đã báo",
    sent: "Xem thư giúp phường",
    sentText: (where: string) =>
      `Phường vừa gửi thư tới ${where}. Bà con bấm liên kết trong thư, trong 24 giờ, thì mới bắt đầu nhận tin.`,
    sentHint: "Chưa thấy thư: bà con xem trong mục thư rác, hoặc gửi lại từ trang danh sách.",
    confirm: "Nhận tin qua thư?",
    confirmText: "Bấm nút này thì phường bắt đầu gửi tin, mỗi ngày nhiều nhất một thư. Thôi nhận lúc nào cũng được.",
    confirmDo: "Nhận tin",
    done: "Xong rồi",
    /** What is told of, inside a sentence: a kind, a street, or both. */
    topic: (kind: string | undefined, street: Html | undefined): Html => {
      const of = kind && kind.charAt(0).toLocaleLowerCase("vi") + kind.slice(1);
      const on = street && html`đường ${street}`;
      return of && on ? html`${of} ở ${on}` : html`${of ?? on}`;
    },
    doneText: (topic: Html, where: string): Html =>
      html`Từ giờ tin ${topic} phường gửi tới ${where}. Cuối mỗi thư có chỗ để thôi nhận.`,
    stopTitle: "Thôi nhận tin",
    stop: (topic: Html): Html => html`Thôi nhận tin ${topic}?`,
    stopText: "Phường sẽ không gửi tin này nữa. Việc bà con báo vẫn làm tiếp.",
    stopDo: "Thôi nhận",
    stopped: "Phường thôi gửi rồi",
    stoppedText: "Muốn nhận lại, bà con vào trang danh sách việc đã báo.",
  },
  device: {
    intro:
      "Không cần địa chỉ thư: có tin thì máy này hiện một dòng vào buổi chiều, mỗi ngày nhiều nhất một dòng cho mỗi mục.",
    ask: "Báo trên máy này",
    denied: "Máy đang chặn thông báo của trang này. Bà con mở lại trong phần cài đặt của trình duyệt rồi bấm lại giúp.",
    failed: "Máy này chưa nhận được. Bà con thử lại sau ít phút, hoặc chọn cách khác giúp phường.",
    done: "Xong rồi, máy này sẽ báo.",
    told: "Máy này đang báo:",
    /** A topic at the beginning of a sentence. */
    topic: (kind: string | undefined, street: string | undefined): string =>
      [kind, street && `đường ${street}`]
        .filter(Boolean)
        .join(", ")
        .replace(/^./, (first) => first.toUpperCase()),
    noteTitle: (ward: string) => `Tin tự động · ${ward}`,
    note: (topic: string, reported: number, finished: number): string => {
      const parts = [reported > 0 && `${reported} việc mới báo`, finished > 0 && `${finished} việc đã xong`];
      return `${topic}: ${parts.filter(Boolean).join(", ")}.`;
    },
  },
  newsTroubles: {
    "bad-device": ["Máy này chưa nhận được", "Bà con thử lại, hoặc chọn cách khác giúp phường."],
    "no-topic": ["Chưa chọn tin nào", "Bà con chọn một loại việc hoặc một con đường."],
    "bad-address": ["Chưa đúng rồi", "Bà con xem lại địa chỉ thư giúp."],
    "too-many": ["Gửi nhiều thư quá rồi", "Bà con đợi một giờ rồi thử lại, hoặc nhắn cho phường."],
    "not-sent": ["Thư chưa gửi được", "Bà con thử lại sau ít phút, hoặc nhắn cho phường."],
    over: [
      "Liên kết này hết dùng được rồi",
      "Nếu bà con đã bấm nhận tin thì không cần làm gì thêm. Chưa thì gửi lại từ trang danh sách.",
    ],
    full: [
      "Nhiều loại tin quá rồi",
      "Địa chỉ này đang nhận nhiều loại tin nhất có thể. Bà con thôi bớt một loại rồi thử lại.",
    ],
    "bad-link": ["Liên kết chưa đúng", "Bà con bấm lại liên kết trong tin, hoặc nhắn cho phường."],
  },
  figures: {
    title: "Số liệu",
    titleOf: (span: string) => `Số liệu: ${span.toLowerCase()}`,
    lately: "30 ngày qua",
    choose: "Xem số liệu của",
    show: "Xem",
    received: { name: "Đã nhận", means: "Việc bà con báo trong thời gian này. Tin rác và phiếu kín không tính." },
    solved: { name: "Đã xong", means: "Việc có kết quả trong thời gian này và tới nay không phải làm lại." },
    inTime: { name: "Đúng hạn", means: "Trong số đã xong: kết quả có trước hạn và chưa lần nào phải làm lại." },
    rating: { name: "Hài lòng", means: "Điểm trung bình bà con chấm cho việc đã xong, từ 1 tới 5." },
    votes: (count: string) => `${count} phiếu chấm`,
    fewVotes: (count: string) => `${count} phiếu chấm, ít quá nên chưa tính điểm`,
    few: "ít quá nên chưa tính",
    cases: "việc",
    ofSolved: "của việc đã xong",
    ofFive: (rating: string) => `${rating} trên 5`,
    units: "Theo đơn vị",
    unit: "Đơn vị",
    origins: "Theo nơi báo",
    origin: "Nơi báo",
    categories: "Theo loại việc",
    category: "Loại việc",
    rest: "Còn lại, gộp chung",
    untold: "–",
    untoldMeans: (least: number) =>
      `Dấu – là số không ghi: dưới ${least} việc, hoặc ghi ra thì tính được số dưới ${least} ở dòng khác. Ít quá thì có khi biết là việc của ai.`,
    tooFew: "Ít việc quá nên không chia nhỏ.",
    definitions: "Đếm thế nào",
    openData: "Dữ liệu mở",
    licence: (ward: Html): Html =>
      html`Ai cũng được dùng lại các số này theo giấy phép Creative Commons Ghi công 4.0 (CC BY 4.0), ghi nguồn: ${ward}.`,
    board: "Bà con chấm điểm",
    boardMeans: (days: number) => `Điểm bà con chấm cho việc đã xong trong ${days} ngày qua, theo đơn vị.`,
    boardLink: "Bảng điểm theo đơn vị",
    boardFew: (least: number) =>
      `Đơn vị nào chưa tới ${least} phiếu chấm thì chưa có ở đây. Đôi khi bớt thêm một đơn vị, để không ai tính ngược ra được.`,
    whole: "Cả phường",
    stars: "Điểm",
    votesHead: "Số phiếu",
    recounted: "Số được đếm lại mỗi khi mở trang, nên có thể khác báo cáo đã ký.",
  },
  photos: {
    before: "Trước",
    after: "Sau",
    alt: {
      before: (what: string) => `Trước khi làm: ${what}`,
      after: (what: string) => `Sau khi làm: ${what}`,
    },
    means: "Mỗi hình đều có người của phường xem, che mặt người và biển số, rồi mới đăng.",
    ask: "Hình nào không nên đăng, bà con nhắn phường để gỡ.",
  },
  results: {
    title: "Kết quả, trước và sau",
    intro: "Việc bà con báo, lúc chưa làm và lúc làm xong.",
    nothingYet: "Phường chưa đăng hình nào. Việc đã xong vẫn có trong danh sách việc đã báo.",
    none: "Không có hình nào như vậy.",
    done: (day: string) => `Xong ngày ${day}`,
    link: "Xem hình trước và sau",
  },
  home: {
    title: "Trang chính",
    hears: (ward: Html): Html => html`${ward} nghe bà con`,
    /** Where a door leads, its name, and what is behind it. */
    doors: {
      "/chat?bat-dau=bao": ["Báo một việc", "Cống nghẹt, đèn tắt, rác, ồn, hồ sơ trễ"],
      "/tra-cuu": ["Tra cứu", "Xem việc đã báo đang tới đâu"],
      "/thu-tuc": ["Hỏi thủ tục", "Giấy tờ, lệ phí, nơi nộp"],
    },
    book: "Đặt lịch hẹn",
    bookAt: (centre: Html): Html => html`Chọn giờ lên ${centre}`,
    figures: "30 ngày qua",
    channels: "Nhắn qua",
    more: "Xem việc đã báo",
  },
};
