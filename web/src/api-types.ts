// Made from server/contract.ts by `npm run openapi`. Do not edit.

export interface paths {
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in and what they may do */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Categories, units, states and their words */
        get: operations["getReference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People a ticket can be given to */
        get: operations["listStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open and taken tasks of the desk, alarms first */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** “Tôi nhận”: an alarm stops ringing everywhere */
        post: operations["takeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The task is dealt with */
        post: operations["finishTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one file, checked by its content */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A stored file */
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: names of core/live.ts and `reset`; data is {id, version?}; replays from Last-Event-ID */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One queue of the inbox, most urgent first, and the counts of all */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A conversation with its newest lines, report and tickets */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Older lines of a conversation */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person answers from now on; the resident is told */
        post: operations["takeOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/give-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The bot may speak again; the resident is told */
        post: operations["giveBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a person's words on the resident's channel; needs text or a file */
        post: operations["replyInConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A line only staff read */
        post: operations["noteOnConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The desk has seen the lines up to this one */
        post: operations["markSeen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing more to look at: leaves the first queue */
        post: operations["finishConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drafts a reply from the record that answers the resident's last words; sends nothing */
        post: operations["draftReply"];
        /** The machine's proposed reply is not wanted */
        delete: operations["discardDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/flood": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the bot answer again, for a day, somebody who sent too much; `lifted: false` takes it back */
        post: operations["liftFlood"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a ticket and, with `text`, sends the words in the same act */
        post: operations["openTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/replies/{messageId}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one's own words back while they wait to be sent; TOO_LATE once they are being sent */
        post: operations["takeBackReply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what one did last here; what the resident was told of is undone by telling the opposite */
        post: operations["undoAct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts it off until then, until a deadline or until the resident writes */
        post: operations["snoozeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/spam": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No matter of the ward: leaves the queues and waits for review; the resident is told nothing */
        post: operations["judgeSpam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A review found a matter of the ward after all: a person looks at it again */
        post: operations["restoreFromSpam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ward's canned answers, filled in from this talk and its newest ticket */
        get: operations["listAnswers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/viewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looks at which conversation right now, and who writes */
        get: operations["listViewers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/viewing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** This person looks at it, writes, or has gone; forgotten after 30 s */
        post: operations["noteViewer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own saved views of the inbox and the ward's, with how much is in each */
        get: operations["listViews"];
        put?: never;
        /** One's own saved views are these from now on, in this order; STALE when another window was faster */
        post: operations["keepViews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets this person may see */
        get: operations["listTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ticket with its log and the moves that are allowed */
        get: operations["getTicket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects category, severity, place or unit before a unit accepted it */
        patch: operations["correctTicket"];
        trace?: never;
    };
    "/api/tickets/{code}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a ticket along its life-cycle */
        post: operations["moveTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{code}/moves/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What followers would read, were the move made */
        post: operations["previewMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{code}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An officer's result for the head to post */
        post: operations["proposeResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{code}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the body outside answered when it was asked; the followers are told */
        post: operations["recordAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{code}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A line only staff read */
        post: operations["noteOnTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{code}/public-photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Photos of a ticket, and what everybody is shown of them */
        get: operations["listTicketPhotos"];
        put?: never;
        /** Shows a photo to everybody, masked; `agreed`: the resident who sent it said yes to that */
        post: operations["publishPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{code}/public-photos/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The picture everybody would see, were it approved */
        post: operations["previewPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{code}/public-photos/{id}/take-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nobody is shown it any more, from now on */
        post: operations["takeDownPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets one may see, and for roles that read conversations also talks and people; a kind not asked for is absent */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents that are worked on: flood mode first, then what waits for a decision */
        get: operations["listIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A ticket with the reports that were merged into it or are proposed to be */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merges/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reports side by side, oldest first, before some of them are merged into one; nothing changes */
        post: operations["compareReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{code}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens flood mode: reports of the ticket's kind from this area are answered with what a person knows */
        post: operations["startFlood"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{code}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a person knows now; every follower is told once */
        post: operations["tellFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{code}/facts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What followers would read, and by which way; nothing is sent */
        post: operations["previewFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{code}/news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a person writes to everybody who follows it, each told once; without flood mode */
        post: operations["tellNews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{code}/news/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What followers would read of it, and by which way; nothing is sent */
        post: operations["previewNews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{code}/gather": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes one incident of several tickets: all of them are merged into this one, or none */
        post: operations["gatherTickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{code}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reports are taken as ever again */
        post: operations["endFlood"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{code}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A report that was proposed for this incident is no part of it */
        post: operations["refuseMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest calls, newest first */
        get: operations["listCalls"];
        put?: never;
        /** Files a report taken down on the telephone */
        post: operations["enterCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/caller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A caller's earlier tickets; POST so that the number stays out of logs */
        post: operations["findCaller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The call that rings or is answered at one's own telephone, or at the one named */
        get: operations["currentCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where the recording is; that it was asked for is noted on the ticket */
        post: operations["openRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Which telephone one answers; null: none */
        patch: operations["setExtension"];
        trace?: never;
    };
    "/api/classify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the machine reads in a text; nothing is stored */
        post: operations["classifyText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/look-up-place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Places an address can be: of the ward's gazetteer, else of the geocoder; to be confirmed, nothing is stored */
        post: operations["lookUpPlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every channel: what came and went, what is usual, what is wrong */
        get: operations["listChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channel}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a test message to this address, the way every message goes */
        post: operations["testChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channel}/test/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a test message got */
        get: operations["getChannelTest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of ours on the channels, and whether they are still granted to us */
        get: operations["listConnections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/zalo/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins connecting an OA, for the first time or again */
        post: operations["connectZalo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{channel}/{account}/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an account up: nothing is sent by it until it is connected again */
        post: operations["disconnectChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Other systems that are told of changes */
        get: operations["listSubscriptions"];
        put?: never;
        /** A system that is to be told; its secret is shown once */
        post: operations["createSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret, from the next delivery on; what was refused meanwhile is signed anew */
        post: operations["rotateSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a notice of the kind `test` */
        post: operations["testSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Tells this system nothing any more */
        delete: operations["removeSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same person's other conversations, and on what proof they were joined */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/link-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A number to read out, good for a quarter of an hour; typed on another channel it joins both */
        post: operations["readOutLinkCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An operator knows that both conversations are one person's */
        post: operations["linkPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/links/{linkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** They are two after all: what came over goes back */
        delete: operations["unlinkPerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places with a QR sign, those in use first */
        get: operations["listSpots"];
        put?: never;
        /** A new place with a QR sign */
        post: operations["addSpot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sign was taken down; its code then leads to the form without a place */
        post: operations["retireSpot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counters, who waits, and today's appointments */
        get: operations["getHall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hall/counters/{id}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls the next number to a counter; whoever is there counts as served */
        post: operations["callNext"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hall/numbers/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A called number was served, or nobody came */
        post: operations["endCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hall/appointments/{id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody with an appointment has come and gets a number */
        post: operations["checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Models with their scores, waiting corrections, and how the machine does lately */
        get: operations["getLearning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reports behind a figure of how the machine reads, newest first */
        get: operations["listReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for a training with all corrections; one that waits or runs already serves as well */
        post: operations["askTraining"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/models/{id}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes back to another model, in every process and without a restart */
        post: operations["useModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All procedures and articles with what waits and what ends soon */
        get: operations["listKnowledge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/procedure/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One procedure: the release's record, what is in force, and every version */
        get: operations["getProcedure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/article/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One article on ward life: the release's, what is in force, and every version */
        get: operations["getArticle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/synonyms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words residents use for the records' own, and every version of the list */
        get: operations["getSynonyms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/{kind}/{id}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes a version; BAD_INPUT names every fault as “path: code” in details.issues */
        post: operations["draftEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/{kind}/{id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a resident would read today, and what with this body in force; keeps nothing */
        post: operations["tryEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/versions/{id}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offers one's own draft to a second person */
        post: operations["proposeVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/versions/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts somebody else's proposal in force, in every process and without a restart */
        post: operations["publishVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/versions/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses a proposal, or takes one's own back */
        post: operations["refuseVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/versions/{id}/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts an earlier version in force again, as a new one */
        post: operations["rollBackVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/{kind}/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the ward's version out of force: the release's own answers again */
        post: operations["withdrawEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All records in force as one workbook (xlsx) or one archive with a CSV file a sheet (csv) */
        get: operations["downloadSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/sheet/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a spreadsheet would change, and every slip in it; keeps nothing */
        post: operations["lookAtSheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/sheet/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same file again, as it was looked at: one draft for each record it changes, none twice */
        post: operations["draftFromSheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/sheet/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offers many of one's own drafts to a second person, in one transaction */
        post: operations["proposeDrafts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A setting as it is in force, and who set what when */
        get: operations["getSetting"];
        put?: never;
        /** Puts a body in force; STALE when somebody was faster than `base` */
        post: operations["changeSetting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/{kind}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts an earlier version's body in force again; 0: as it came with the release */
        post: operations["restoreSetting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadlines/ground": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the release promises in each category, what rules bind it, and how many tickets are under way */
        get: operations["getDeadlineGround"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deadlines/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a report would be promised: as is in force, and under a body that nobody has saved yet */
        post: operations["tryDeadlines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/thresholds/ground": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each threshold may be, what the release has, and what each cut costs as measured for it */
        get: operations["getThresholdGround"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one stands oneself, and what passed on to others */
        get: operations["getPresence"];
        put?: never;
        /** There, busy or away, until when, and who stands in */
        post: operations["setPresence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives it to a colleague who is there; whoever answers first holds it */
        post: operations["handConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assignment/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would get such a matter by these rules, and why; changes nothing */
        post: operations["tryAssignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets no unit wants, the earliest deadline first */
        get: operations["listDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{code}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second “not ours”: a leader decides within the hour */
        post: operations["disputeUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{code}/rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A leader's decision whose it is; it binds */
        post: operations["ruleOnUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/routing/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which unit such a report would go to by this table and why, and what the table leaves open; changes nothing */
        post: operations["tryRouting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/second-readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often the second reader agreed with our classifier and with what a person chose, by kind */
        get: operations["countReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of a month over the tickets this person may see, beside the month before; this month unless asked otherwise */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/spots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where residents reported what in each of the last twelve weeks */
        get: operations["getSpots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tickets that a figure counted, newest first */
        get: operations["listFigure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A line a ticket of the month, without confidential ones and without anybody's words or name, as XLSX or CSV */
        get: operations["exportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/monthly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A month's report: as it was approved last, or as it would be now */
        get: operations["getMonthlyReport"];
        put?: never;
        /** Keeps what a leader wrote of the month so far */
        post: operations["saveMonthlyReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/monthly/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts the month once more and keeps its figures for good; another edition says why it is needed */
        post: operations["approveMonthlyReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/monthly/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same report as XLSX or CSV */
        get: operations["exportMonthlyReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sums up a long talk; keeps nothing */
        post: operations["summariseThread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Groups of unanswered questions, the most asked first */
        get: operations["listQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One group with its questions and what operators answered to them */
        get: operations["getQuestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes an answer to a group; residents are told nothing by it */
        post: operations["answerQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/{id}/article": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a draft of an article of the proposed answer, or says which one there is */
        post: operations["makeArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a group aside as not the ward's to answer */
        post: operations["dismissQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a dismissal back */
        post: operations["reopenQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff did or tried to, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a CSV file, at most 50,000 lines */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads the whole chain anew: whole, or the first row that was tampered with */
        post: operations["verifyAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who works or worked here */
        get: operations["listAccounts"];
        put?: never;
        /** Somebody new, with a password for the first sign-in; STALE: the user name is taken */
        post: operations["addAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Name, role, unit, telephone, or the end of somebody's work here; never one's own */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/api/accounts/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new password for one sign-in; they are signed out and unlocked */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The telephone with the codes is lost; they are signed out */
        delete: operations["resetSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** They may try again before the lock ends by itself */
        delete: operations["unlockAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who works or worked here as a workbook (xlsx) or one CSV file; no passwords */
        get: operations["downloadAccounts"];
        put?: never;
        /** The same list again, as it was looked at, taken whole: STALE where it would do anything else by now */
        post: operations["importAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/sheet/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a list of people would do, and every slip in it; keeps nothing */
        post: operations["lookAtAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be decided or carried out, due first; then what is at its end */
        get: operations["listRightsCases"];
        put?: never;
        /** Takes a request down that came by telephone, at the counter or in a talk; its clock runs from now */
        post: operations["openRightsCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request with its history and how much is kept of the person */
        get: operations["getRightsCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{code}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The ward will do it; the person is told until when */
        post: operations["acceptRightsCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{code}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The ward will not or cannot; the person is told why */
        post: operations["refuseRightsCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{code}/prolong": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A later date, once; the person is told why */
        post: operations["prolongRightsCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{code}/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whose data it is */
        post: operations["nameDataSubject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{code}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The person gets what is kept of them, by a link in their talk or at the counter */
        post: operations["handOverData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{code}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name or number as it should be */
        post: operations["correctPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{code}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** No carrier, no news of others' incidents, no public words */
        post: operations["withdrawConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{code}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes the person for good; MOVE_NOT_ALLOWED while a report of theirs is worked on */
        post: operations["erasePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was removed because its time was over, newest first */
        get: operations["listRetention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{code}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is kept of the person, as JSON, as a page and as files in one ZIP; not where anything is confidential */
        get: operations["downloadPersonalData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        CategoryId: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
        UnitId: string;
        /** @enum {string} */
        Severity: "S1" | "S2" | "S3" | "S4";
        /** @enum {string} */
        TicketStatus: "new" | "needs-info" | "triaged" | "assigned" | "accepted" | "in-progress" | "waiting-external" | "extended" | "resolved" | "closed" | "reopened" | "rejected" | "duplicate" | "withdrawn" | "spam";
        /** @enum {string} */
        Channel: "zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine" | "zns" | "sms" | "email";
        Place: {
            label: string;
            /** @enum {string} */
            precision: "exact" | "house" | "alley" | "crossing" | "street" | "landmark" | "area" | "unknown";
            latitude?: number;
            longitude?: number;
            street?: string;
            house?: string;
            area?: string;
            wardCode?: string;
            outsideWard?: string;
        };
        Attachment: {
            /** @enum {string} */
            kind: "image" | "audio" | "video" | "file" | "sticker" | "link";
            key?: string;
            name?: string;
            mimeType?: string;
            sizeBytes?: number;
            title?: string;
            transcript?: string;
            url?: string;
        };
        OwnBasis: {
            text: string;
            source: string;
        };
        Clock: {
            /** @enum {string} */
            kind: "attention" | "first" | "result";
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            stoppedAt?: string;
            /** Format: date-time */
            pausedAt?: string;
            basis: ("B2" | "I5" | "H4" | "C5" | "C10" | "C15" | "P")[];
            own?: components["schemas"]["OwnBasis"][];
        };
        Proposal: {
            category: components["schemas"]["CategoryId"];
            confidence: number;
            unit?: components["schemas"]["UnitId"];
        };
        Error: {
            error: {
                /** @enum {string} */
                code: "BAD_SIGNATURE" | "BAD_INPUT" | "TOO_LARGE" | "UNSUPPORTED_FILE" | "NOT_SIGNED_IN" | "FORBIDDEN" | "NOT_FOUND" | "STALE" | "MOVE_NOT_ALLOWED" | "MOVE_INCOMPLETE" | "SLOT_TAKEN" | "ALREADY_BOOKED" | "TOO_LATE" | "AWAY" | "NOBODY_WAITS" | "MUST_NOT_WAIT" | "OUTDATED" | "HELD_BY_OTHER" | "NEWER_REPLY" | "LEASE_LOST" | "OUTSIDE_WINDOW" | "RECIPIENT_GONE" | "RATE_LIMITED" | "TOKEN_INVALID" | "PLATFORM_REFUSED" | "PLATFORM_UNAVAILABLE" | "PLATFORM_UNREACHABLE" | "UNCERTAIN" | "NO_SOURCE" | "UNGROUNDED" | "UNKNOWN_CHANNEL" | "BACKUP_LOCKED" | "BACKUP_DAMAGED" | "BACKUP_NEWER" | "TARGET_NOT_EMPTY" | "TARGET_IN_USE" | "CONFIG_INVALID" | "UNEXPECTED";
                message: string;
                details: {
                    [key: string]: string | number | boolean | string[];
                };
            };
        };
        ProcedureBody: {
            id: string;
            name: string;
            spoken: string;
            label: string;
            nearest: string;
            aliases: string[];
            codes: string[];
            result: string;
            office: {
                name: string;
                ward_counter: boolean;
            };
            eligibility: {
                text: string;
                /** @enum {string} */
                status: "confirmed" | "unverified";
            }[];
            documents: {
                text: string;
                /** @enum {string} */
                status: "confirmed" | "unverified";
            }[];
            special_documents: {
                text: string;
                /** @enum {string} */
                status: "confirmed" | "unverified";
            }[];
            steps: {
                text: string;
                /** @enum {string} */
                status: "confirmed" | "unverified";
            }[];
            penalty: {
                text: string;
                /** @enum {string} */
                status: "confirmed" | "unverified";
            }[];
            validity: {
                text: string;
                /** @enum {string} */
                status: "confirmed" | "unverified";
            }[];
            notes: {
                text: string;
                /** @enum {string} */
                status: "confirmed" | "unverified";
            }[];
            where: {
                place: string;
                online: {
                    /** @enum {string} */
                    can: "fully" | "partly" | "never" | "unknown";
                    how: string;
                };
                vneid: boolean;
                post: boolean;
            };
            time: {
                value: number | null;
                unit: string;
                note?: string;
                spoken?: string;
                /** @enum {string} */
                status: "confirmed" | "unverified";
            };
            fee: {
                items: {
                    case?: string;
                    noun?: string;
                    /** @enum {string} */
                    channel: "any" | "online" | "in-person" | "none";
                    amount: number | null;
                    rate_percent?: number;
                    unit: string;
                    /** @enum {string} */
                    status: "confirmed" | "unverified";
                    source?: string;
                    valid_to?: string;
                    label?: string;
                }[];
                waivers: {
                    text: string;
                    valid_from?: string;
                    valid_to?: string;
                }[];
                note?: string;
            };
            benefit: {
                case?: string;
                noun?: string;
                /** @enum {string} */
                channel: "any" | "online" | "in-person" | "none";
                amount: number | null;
                rate_percent?: number;
                unit: string;
                /** @enum {string} */
                status: "confirmed" | "unverified";
                source?: string;
                valid_to?: string;
                label?: string;
            }[];
            legal: string[];
            forms: string[];
            unverified: string[];
            related: string[];
            narrower: string[];
            excludes: string[];
            moves: {
                to: string;
                cues: string[];
            }[];
            sources: {
                id: string;
                title: string;
                code?: string;
                url?: string;
                checked: string;
            }[];
            valid_from: string;
            valid_to?: string;
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
        };
        ArticleBody: {
            id: string;
            title: string;
            label: string;
            /** @enum {string} */
            kind: "announcement" | "event" | "place" | "hours" | "price" | "other";
            asks: {
                vi: string[];
                en: string[];
            };
            answer: {
                vi: string;
                en?: string;
            };
            where?: string;
            hours?: string;
            prices: {
                case?: string;
                amount: number | null;
                unit: string;
                /** @enum {string} */
                status: "confirmed" | "unverified";
            }[];
            facts: string[];
            starts?: string;
            ends?: string;
            before: string[];
            source: {
                title: string;
                url?: string;
                checked: string;
            };
            valid_from: string;
            valid_to: string;
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
            unverified: string[];
        };
        SheetProblem: {
            sheet: string;
            row?: number;
            column?: string;
            code?: string;
            text: string;
            hint: string;
        };
        SheetChange: {
            id: string;
            name: string;
            isNew: boolean;
            before?: components["schemas"]["ProcedureBody"];
            after: components["schemas"]["ProcedureBody"];
            /** @enum {string} */
            waits?: "same-draft" | "same-proposed" | "own-draft";
        };
        SheetLook: {
            fingerprint: string;
            problems: components["schemas"]["SheetProblem"][];
            problemCount: number;
            changes: components["schemas"]["SheetChange"][];
            stale: {
                id: string;
                name: string;
            }[];
            missing: {
                id: string;
                name: string;
            }[];
            unchanged: number;
        };
        PeopleLook: {
            fingerprint: string;
            problems: components["schemas"]["SheetProblem"][];
            problemCount: number;
            added: {
                username: string;
                name: string;
                /** @enum {string} */
                role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
                unit?: components["schemas"]["UnitId"];
                extension?: string;
                active: boolean;
            }[];
            changed: {
                before: {
                    username: string;
                    name: string;
                    /** @enum {string} */
                    role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
                    unit?: components["schemas"]["UnitId"];
                    extension?: string;
                    active: boolean;
                };
                after: {
                    username: string;
                    name: string;
                    /** @enum {string} */
                    role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
                    unit?: components["schemas"]["UnitId"];
                    extension?: string;
                    active: boolean;
                };
            }[];
            unchanged: number;
            missing: {
                username: string;
                name: string;
                /** @enum {string} */
                role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
                unit?: components["schemas"]["UnitId"];
            }[];
            waiting: {
                username: string;
                name: string;
                /** @enum {string} */
                role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
                unit?: components["schemas"]["UnitId"];
            }[];
        };
        Account: {
            id: string;
            username: string;
            name: string;
            /** @enum {string} */
            role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
            unit?: components["schemas"]["UnitId"];
            extension?: string;
            active: boolean;
            version: number;
            mustChangePassword: boolean;
            hasSecondFactor: boolean;
            /** Format: date-time */
            lastSignInAt?: string;
            /** Format: date-time */
            lockedUntil?: string;
            isMe: boolean;
        };
        ReadyAnswer: {
            id: string;
            shortcut: string;
            title: string;
            text: string;
            missing: string[];
            acts: ({
                /** @constant */
                do: "take-over";
            } | {
                /** @constant */
                do: "category";
                /** @enum {string} */
                category: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
            } | {
                /** @constant */
                do: "note";
                text: string;
            } | {
                /** @constant */
                do: "done";
            })[];
        };
        Relay: {
            unit: components["schemas"]["UnitId"];
            /** @enum {string} */
            state: "waiting" | "sent" | "failed" | "over";
            requestId?: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            expectedAt: string;
            /** @enum {string} */
            remoteStatus?: "open" | "closed";
            remoteNotes?: string;
        };
        Subscription: {
            id: string;
            name: string;
            url: string;
            events: ("ticket.opened" | "ticket.moved" | "ticket.corrected")[];
            active: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        TicketRow: {
            code: string;
            title: string;
            category: components["schemas"]["CategoryId"];
            severity: components["schemas"]["Severity"];
            status: components["schemas"]["TicketStatus"];
            unit: components["schemas"]["UnitId"];
            officerName?: string;
            placeLabel?: string;
            /** Format: date-time */
            openedAt: string;
            clock?: components["schemas"]["Clock"];
            followers: number;
            machineMade: boolean;
            awaitsApproval: boolean;
            fieldWork: boolean;
            needsPhoto: boolean;
            moves: {
                to: components["schemas"]["TicketStatus"];
                carries: ("category" | "severity" | "unit" | "question" | "reason" | "reasonCode" | "officerId" | "plan" | "photos" | "onSceneAt" | "outsideUnit" | "reference" | "expectedAt" | "newDueAt" | "text" | "team" | "parentCode" | "explanation")[];
            }[];
            proposedParent?: string;
            mayPropose: boolean;
            mayDispute: boolean;
            /** Format: date-time */
            rulingDueAt?: string;
            ahead: {
                status: components["schemas"]["TicketStatus"];
                moves: {
                    to: components["schemas"]["TicketStatus"];
                    carries: ("category" | "severity" | "unit" | "question" | "reason" | "reasonCode" | "officerId" | "plan" | "photos" | "onSceneAt" | "outsideUnit" | "reference" | "expectedAt" | "newDueAt" | "text" | "team" | "parentCode" | "explanation")[];
                }[];
                mayPropose: boolean;
            }[];
            doubts: {
                /** @enum {string} */
                id: "photo-far" | "photo-before-report" | "photo-before-arrival";
                metres?: number;
            }[];
            pin?: {
                latitude: number;
                longitude: number;
                exact: boolean;
                x: number;
                y: number;
            };
            version: number;
        };
        TicketChange: {
            id: string;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: {
                /** @enum {string} */
                role: "SYS" | "CIT" | "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
                name: string;
                unit?: components["schemas"]["UnitId"];
            };
            from: components["schemas"]["TicketStatus"] | null;
            to: components["schemas"]["TicketStatus"];
            /** @enum {string} */
            kind: "move" | "update" | "resident-update" | "rating" | "note" | "proposal";
            facts: {
                category?: components["schemas"]["CategoryId"];
                severity?: components["schemas"]["Severity"];
                unit?: components["schemas"]["UnitId"];
                place?: components["schemas"]["Place"];
                question?: string;
                reason?: string;
                reasonCode?: string;
                plan?: string;
                photos?: components["schemas"]["Attachment"][];
                /** Format: date-time */
                onSceneAt?: string;
                outsideUnit?: components["schemas"]["UnitId"];
                reference?: string;
                /** Format: date-time */
                expectedAt?: string;
                answer?: string;
                /** Format: date-time */
                newDueAt?: string;
                text?: string;
                team?: string;
                parentCode?: string;
                splitFrom?: string;
                flood?: {
                    /** @enum {string} */
                    act: "started" | "told" | "ended" | "news";
                    where: string;
                    /** Format: date-time */
                    since?: string;
                };
                rating?: number;
                /** @enum {string} */
                followUp?: "asked" | "nobody" | "lasts";
                disputed?: boolean;
                ruled?: boolean;
                position?: {
                    latitude: number;
                    longitude: number;
                    accuracyMetres?: number;
                };
                /** Format: date-time */
                doneAt?: string;
                shots?: {
                    key: string;
                    /** Format: date-time */
                    takenAt?: string;
                    position?: {
                        latitude: number;
                        longitude: number;
                        accuracyMetres?: number;
                    };
                }[];
                doubts?: {
                    /** @enum {string} */
                    id: "photo-far" | "photo-before-report" | "photo-before-arrival";
                    metres?: number;
                }[];
                explanation?: string;
            };
            note?: string;
        };
        Ticket: {
            code: string;
            title: string;
            category: components["schemas"]["CategoryId"];
            severity: components["schemas"]["Severity"];
            status: components["schemas"]["TicketStatus"];
            unit: components["schemas"]["UnitId"];
            officerName?: string;
            placeLabel?: string;
            /** Format: date-time */
            openedAt: string;
            clock?: components["schemas"]["Clock"];
            followers: number;
            machineMade: boolean;
            awaitsApproval: boolean;
            fieldWork: boolean;
            needsPhoto: boolean;
            moves: {
                to: components["schemas"]["TicketStatus"];
                carries: ("category" | "severity" | "unit" | "question" | "reason" | "reasonCode" | "officerId" | "plan" | "photos" | "onSceneAt" | "outsideUnit" | "reference" | "expectedAt" | "newDueAt" | "text" | "team" | "parentCode" | "explanation")[];
            }[];
            proposedParent?: string;
            mayPropose: boolean;
            mayDispute: boolean;
            /** Format: date-time */
            rulingDueAt?: string;
            ahead: {
                status: components["schemas"]["TicketStatus"];
                moves: {
                    to: components["schemas"]["TicketStatus"];
                    carries: ("category" | "severity" | "unit" | "question" | "reason" | "reasonCode" | "officerId" | "plan" | "photos" | "onSceneAt" | "outsideUnit" | "reference" | "expectedAt" | "newDueAt" | "text" | "team" | "parentCode" | "explanation")[];
                }[];
                mayPropose: boolean;
            }[];
            doubts: {
                /** @enum {string} */
                id: "photo-far" | "photo-before-report" | "photo-before-arrival";
                metres?: number;
            }[];
            pin?: {
                latitude: number;
                longitude: number;
                exact: boolean;
                x: number;
                y: number;
            };
            version: number;
            body: string;
            proposals: components["schemas"]["Proposal"][];
            cues: string[];
            flags: string[];
            outsideUnit?: components["schemas"]["UnitId"];
            officerId?: string;
            place?: components["schemas"]["Place"];
            when?: string;
            attachments: components["schemas"]["Attachment"][];
            proof: components["schemas"]["Attachment"][];
            proposedResult?: {
                text: string;
                photos: components["schemas"]["Attachment"][];
                byName: string;
                /** Format: date-time */
                at: string;
                explanation?: string;
            };
            result?: string;
            followersList: {
                channel: components["schemas"]["Channel"];
                name: string;
                conversationId?: string;
                reporter: boolean;
            }[];
            contactPhone?: string;
            machine?: {
                source: string;
                sensor: string;
                confidence?: number;
                times: number;
                /** Format: date-time */
                lastAt: string;
            };
            relays: components["schemas"]["Relay"][];
            mergedInto?: string;
            related: number;
            /** @enum {string} */
            visibility: "public" | "hide-name" | "confidential";
            origin: components["schemas"]["Channel"] | "counter" | "form";
            clocks: {
                first: components["schemas"]["Clock"];
                result: components["schemas"]["Clock"];
                /** Format: date-time */
                ceilingAt: string;
            };
            rating?: number;
            reopenedCount: number;
            trackingUrl: string;
            mayCorrect: boolean;
            changes: components["schemas"]["TicketChange"][];
        };
        MovePreview: {
            text: string | null;
            followers: number;
            doubts: {
                /** @enum {string} */
                id: "photo-far" | "photo-before-report" | "photo-before-arrival";
                metres?: number;
            }[];
        };
        ConversationRow: {
            id: string;
            channel: components["schemas"]["Channel"];
            name: string;
            heldBy: {
                /** @enum {string} */
                kind: "bot" | "queue" | "operator" | "elsewhere";
                staffId?: string;
                name?: string;
                /** Format: date-time */
                since?: string;
            };
            attention?: {
                /** @enum {string} */
                reason: "emergency" | "asked-human" | "question" | "unsure" | "angry" | "misunderstood" | "voice" | "integrity" | "delivery" | "elsewhere" | "spam" | "flood" | "reminder" | "assistant-off";
                /** Format: date-time */
                since: string;
                /** Format: date-time */
                dueAt: string;
                question?: string;
            };
            assigned?: {
                staffId: string;
                name: string;
                /** Format: date-time */
                since: string;
                /** Format: date-time */
                until?: string;
            };
            last?: {
                text: string;
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                by: "resident" | "bot" | "operator" | "page" | "system";
                hasPhoto: boolean;
            };
            unread: number;
            proposal?: components["schemas"]["Proposal"];
            category?: components["schemas"]["CategoryId"];
            severity?: components["schemas"]["Severity"];
            angry: boolean;
            clock?: components["schemas"]["Clock"];
            snooze?: {
                /** Format: date-time */
                untilAt: string;
                name: string;
                why?: string;
                isOver: boolean;
            };
            spam?: {
                /** Format: date-time */
                at: string;
                name: string;
                why?: string;
            };
            version: number;
        };
        Message: {
            id: string;
            /** @enum {string} */
            direction: "in" | "out" | "internal";
            author: {
                /** @enum {string} */
                kind: "resident" | "bot" | "operator" | "page" | "system";
                name?: string;
            };
            text: string;
            choices: string[];
            attachments: components["schemas"]["Attachment"][];
            place?: components["schemas"]["Place"];
            /** @enum {string} */
            state: "queued" | "sending" | "sent" | "delivered" | "read" | "failed" | "cancelled";
            via?: components["schemas"]["Channel"];
            failure?: string;
            ticketCode?: string;
            /** Format: date-time */
            notBefore?: string;
            /** Format: date-time */
            editedAt?: string;
            /** Format: date-time */
            withdrawnAt?: string;
            /** Format: date-time */
            at: string;
        };
        Conversation: {
            id: string;
            channel: components["schemas"]["Channel"];
            name: string;
            heldBy: {
                /** @enum {string} */
                kind: "bot" | "queue" | "operator" | "elsewhere";
                staffId?: string;
                name?: string;
                /** Format: date-time */
                since?: string;
            };
            attention?: {
                /** @enum {string} */
                reason: "emergency" | "asked-human" | "question" | "unsure" | "angry" | "misunderstood" | "voice" | "integrity" | "delivery" | "elsewhere" | "spam" | "flood" | "reminder" | "assistant-off";
                /** Format: date-time */
                since: string;
                /** Format: date-time */
                dueAt: string;
                question?: string;
            };
            assigned?: {
                staffId: string;
                name: string;
                /** Format: date-time */
                since: string;
                /** Format: date-time */
                until?: string;
            };
            last?: {
                text: string;
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                by: "resident" | "bot" | "operator" | "page" | "system";
                hasPhoto: boolean;
            };
            unread: number;
            proposal?: components["schemas"]["Proposal"];
            category?: components["schemas"]["CategoryId"];
            severity?: components["schemas"]["Severity"];
            angry: boolean;
            clock?: components["schemas"]["Clock"];
            snooze?: {
                /** Format: date-time */
                untilAt: string;
                name: string;
                why?: string;
                isOver: boolean;
            };
            spam?: {
                /** Format: date-time */
                at: string;
                name: string;
                why?: string;
            };
            version: number;
            phone?: string;
            kinship?: string;
            /** Format: date-time */
            openedAt: string;
            draftReply?: string;
            receipt?: string;
            report?: {
                text: string;
                summary?: string;
                category?: components["schemas"]["CategoryId"];
                proposals: components["schemas"]["Proposal"][];
                cues: string[];
                repairs: {
                    /** @enum {string} */
                    kind: "homoglyph" | "invisible" | "unicode" | "elongation" | "tone" | "teencode" | "telex" | "vni";
                    from: string;
                    to: string;
                }[];
                sure: boolean;
                severity: components["schemas"]["Severity"];
                flags: string[];
                place?: components["schemas"]["Place"];
                candidates: components["schemas"]["Place"][];
            };
            tickets: components["schemas"]["TicketRow"][];
            ticketCount: number;
            /** Format: date-time */
            writableUntil?: string;
            messages: {
                items: components["schemas"]["Message"][];
                olderCursor?: string;
            };
            snoozeTimes: {
                /** Format: date-time */
                hour: string;
                /** Format: date-time */
                afternoon?: string;
                /** Format: date-time */
                morning?: string;
            };
            undoable?: {
                id: string;
                /** @enum {string} */
                kind: "take-over" | "give-back" | "done" | "snooze" | "spam" | "assign";
            };
        };
        Presence: {
            /** @enum {string} */
            state: "online" | "busy" | "away";
            /** Format: date-time */
            until?: string;
            deputyId?: string;
            handovers: {
                id: string;
                /** @enum {string} */
                work: "talk" | "ticket";
                ref: string;
                why: string;
                /** Format: date-time */
                at: string;
            }[];
            /** Format: date-time */
            at: string;
        };
        AssignmentTrial: {
            why?: string;
            rules: {
                id: string;
                name: string;
                people: {
                    name: string;
                    load: number;
                    /** @enum {string} */
                    verdict: "chosen" | "more-load" | "full" | "tried" | "busy" | "away" | "gone";
                }[];
            }[];
        };
        Dispute: {
            code: string;
            title: string;
            category: components["schemas"]["CategoryId"];
            severity: components["schemas"]["Severity"];
            unit: components["schemas"]["UnitId"];
            placeLabel?: string;
            /** Format: date-time */
            raisedAt: string;
            /** Format: date-time */
            dueAt: string;
            claims: {
                unit?: components["schemas"]["UnitId"];
                byName: string;
                reason: string;
                proposes?: components["schemas"]["UnitId"];
                /** Format: date-time */
                at: string;
            }[];
            version: number;
        };
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            staffId?: string;
            staffName?: string;
            /** @enum {string} */
            role?: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
            act: string;
            target?: string;
            facts: {
                [key: string]: (string | number | boolean) | (string | number | boolean)[];
            };
            network?: string;
            result: string;
            isSealed: boolean;
        };
        AuditChain: {
            isWhole: boolean;
            rows: number;
            /** Format: date-time */
            upTo?: string;
            head?: string;
            broken?: {
                seq: number;
                /** Format: date-time */
                at: string;
                act: string;
            };
        };
        Call: {
            id: string;
            /** @enum {string} */
            state: "queued" | "ringing" | "answered" | "ended";
            /** @enum {string} */
            direction: "inbound" | "outbound";
            phone?: string;
            name?: string;
            queue?: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            answeredAt?: string;
            /** Format: date-time */
            endedAt?: string;
            waitSeconds?: number;
            talkSeconds?: number;
            /** @enum {string} */
            disposition?: "answered" | "missed" | "abandoned" | "busy" | "rejected" | "failed" | "voicemail" | "after-hours";
            answeredByName?: string;
            conversationId?: string;
            ticketCodes: string[];
            hasRecording: boolean;
            callBack?: {
                taskId: string;
                /** @enum {string} */
                state: "open" | "taken" | "done";
                takenByName?: string;
            };
        };
        QueueNumber: {
            id: string;
            label: string;
            service: string;
            /** Format: date-time */
            takenAt: string;
            /** Format: date-time */
            appointmentAt?: string;
            /** Format: date-time */
            calledAt?: string;
        };
        Appointment: {
            id: string;
            code: string;
            service: string;
            /** Format: date-time */
            startsAt: string;
            arrived: boolean;
            phone?: string;
            conversationId?: string;
        };
        Hall: {
            counters: {
                id: string;
                name: string;
                serving?: components["schemas"]["QueueNumber"];
            }[];
            waiting: components["schemas"]["QueueNumber"][];
            appointments: components["schemas"]["Appointment"][];
            /** Format: date-time */
            at: string;
        };
        ChannelHealth: {
            channel: components["schemas"]["Channel"];
            connected: boolean;
            receives: boolean;
            sends: boolean;
            accounts: {
                account: string;
                /** Format: date-time */
                lastOutAt?: string;
                /** Format: date-time */
                lastFailedAt?: string;
                /** @enum {string} */
                lastFailure?: "BAD_SIGNATURE" | "BAD_INPUT" | "TOO_LARGE" | "UNSUPPORTED_FILE" | "NOT_SIGNED_IN" | "FORBIDDEN" | "NOT_FOUND" | "STALE" | "MOVE_NOT_ALLOWED" | "MOVE_INCOMPLETE" | "SLOT_TAKEN" | "ALREADY_BOOKED" | "TOO_LATE" | "AWAY" | "NOBODY_WAITS" | "MUST_NOT_WAIT" | "OUTDATED" | "HELD_BY_OTHER" | "NEWER_REPLY" | "LEASE_LOST" | "OUTSIDE_WINDOW" | "RECIPIENT_GONE" | "RATE_LIMITED" | "TOKEN_INVALID" | "PLATFORM_REFUSED" | "PLATFORM_UNAVAILABLE" | "PLATFORM_UNREACHABLE" | "UNCERTAIN" | "NO_SOURCE" | "UNGROUNDED" | "UNKNOWN_CHANNEL" | "BACKUP_LOCKED" | "BACKUP_DAMAGED" | "BACKUP_NEWER" | "TARGET_NOT_EMPTY" | "TARGET_IN_USE" | "CONFIG_INVALID" | "UNEXPECTED";
                sentInHour: number;
                failedInHour: number;
                quota?: {
                    kind: string;
                    remaining: number;
                    total?: number;
                    /** Format: date-time */
                    at: string;
                };
                access?: {
                    name?: string;
                    /** @enum {string} */
                    state?: "connected" | "expiring" | "revoked";
                    /** Format: date-time */
                    connectedAt?: string;
                    /** Format: date-time */
                    givenUpAt?: string;
                    /** @enum {string} */
                    lasts?: "lasting" | "renewed";
                    /** Format: date-time */
                    renewedAt?: string;
                    /** Format: date-time */
                    tokenUntil?: string;
                    /** Format: date-time */
                    grantUntil?: string;
                    fault?: {
                        /** Format: date-time */
                        since: string;
                        isFinal: boolean;
                        advice: string;
                    };
                };
            }[];
            /** Format: date-time */
            lastInAt?: string;
            /** Format: date-time */
            lastOutAt?: string;
            receivedToday: number;
            usualToday?: number;
            usualInGap?: number;
            failedShare?: number;
            window?: {
                replyHours: number | null;
                humanHours: number | null;
                /** @enum {string} */
                outside: "template" | "human-only" | "refuse" | "none";
            };
            troubles: ("silent" | "failing" | "access-lost" | "access-ending" | "quota")[];
        };
        ChannelTest: {
            id: string;
            /** @enum {string} */
            state: "queued" | "sending" | "sent" | "delivered" | "read" | "failed" | "cancelled";
            failure?: string;
            /** Format: date-time */
            at: string;
        };
        ZaloConsent: {
            /** @enum {string} */
            mode: "link" | "console";
            url: string;
            callbackUrl: string;
            codeChallenge: string;
            /** Format: date-time */
            validUntil: string;
        };
        Connection: {
            channel: components["schemas"]["Channel"];
            account: string;
            name: string;
            /** @enum {string} */
            state: "connected" | "expiring" | "revoked";
            /** Format: date-time */
            connectedAt: string;
            connectedByName: string;
        };
        Promise: {
            /** Format: date-time */
            firstDueAt: string;
            /** Format: date-time */
            resultDueAt: string;
            /** Format: date-time */
            ceilingAt: string;
            basis: ("B2" | "I5" | "H4" | "C5" | "C10" | "C15" | "P")[];
            own?: components["schemas"]["OwnBasis"][];
        };
        Staff: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
            unit?: components["schemas"]["UnitId"];
        };
        Session: {
            staff: {
                id: string;
                name: string;
                /** @enum {string} */
                role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
                unit?: components["schemas"]["UnitId"];
                username: string;
                extension?: string;
                mustChangePassword?: boolean;
            };
            ward: {
                kind: string;
                name: string;
                codePrefix: string;
            };
            actions: ("conversation.list" | "conversation.read" | "conversation.hold" | "conversation.reply" | "conversation.draft" | "conversation.note" | "people.link" | "ticket.list" | "ticket.read" | "ticket.open" | "ticket.correct" | "ticket.move" | "ticket.propose" | "ticket.dispute" | "ticket.rule" | "presence.set" | "photo.publish" | "photo.take-down" | "ticket.chase" | "subscription.manage" | "ticket.note" | "call.enter" | "call.list" | "call.recording" | "task.list" | "task.take" | "spot.list" | "spot.edit" | "queue.call" | "incident.read" | "incident.manage" | "report.read" | "report.monthly" | "report.approve" | "staff.list" | "channel.read" | "channel.manage" | "channel.connect" | "model.read" | "model.manage" | "model.tickets" | "knowledge.read" | "knowledge.propose" | "knowledge.publish" | "classify" | "reading.count" | "question.list" | "question.answer" | "setting.read" | "setting.edit" | "answer.read" | "answer.edit" | "view.share" | "upload" | "file.read" | "staff.manage" | "audit.read" | "privacy.read" | "privacy.manage" | "privacy.open" | "live")[];
            writes: boolean;
            /** Format: date-time */
            at: string;
        };
        Reference: {
            groups: {
                id: string;
                name: string;
            }[];
            categories: {
                id: components["schemas"]["CategoryId"];
                group: string;
                name: string;
                unit: components["schemas"]["UnitId"];
                outsideUnit?: components["schemas"]["UnitId"];
                severity: components["schemas"]["Severity"];
                needsPlace: boolean;
                fieldWork: boolean;
                needsPhoto: boolean;
            }[];
            units: {
                id: components["schemas"]["UnitId"];
                name: string;
                short: string;
                outside: boolean;
                relayed: boolean;
                contact?: string;
            }[];
            closedUnits: {
                id: components["schemas"]["UnitId"];
                name: string;
                short: string;
                outside: boolean;
                relayed: boolean;
                contact?: string;
            }[];
            statuses: {
                id: components["schemas"]["TicketStatus"];
                label: string;
                open: boolean;
            }[];
            bases: {
                /** @enum {string} */
                id: "B2" | "I5" | "H4" | "C5" | "C10" | "C15" | "P";
                label: string;
            }[];
            refusals: {
                id: string;
                label: string;
            }[];
            attention: {
                id: string;
                label: string;
            }[];
            farMetres: number;
            answerRules: {
                id: string;
                pattern: string;
                says: string;
                blocks: boolean;
            }[];
            hasCentre: boolean;
        };
        Task: {
            id: string;
            /** @enum {string} */
            kind: "alarm" | "delivery-failed" | "event-parked" | "bad-signatures" | "call-back" | "rights-case" | "hide-comment" | "comment-flood" | "message-flood" | "competence" | "relay" | "channel" | "knowledge" | "mention";
            /** @enum {string} */
            emergency?: "fire" | "violence" | "medical" | "child" | "electric" | "gas" | "trapped" | "self-harm" | "any";
            conversationId?: string;
            residentName?: string;
            ticketCode?: string;
            phone?: string;
            placeLabel?: string;
            reason?: string;
            advice?: string;
            /** @enum {string} */
            state: "open" | "taken" | "done";
            askedByName?: string;
            takenByName?: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            dueAt?: string;
        };
        FloodMode: {
            area: {
                label: string;
                street?: string;
                area?: string;
                latitude?: number;
                longitude?: number;
                metres?: number;
            };
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /** Format: date-time */
            endedAt?: string;
            facts: {
                id: string;
                text: string;
                /** Format: date-time */
                at: string;
                byName: string;
            }[];
            isAged: boolean;
        };
        IncidentRow: {
            ticket: components["schemas"]["TicketRow"];
            proposed: number;
            merged: number;
            reporters: number;
            origins: (components["schemas"]["Channel"] | "counter" | "form")[];
            /** Format: date-time */
            newestAt: string;
            inFlood: boolean;
        };
        IncidentReport: {
            ticket: components["schemas"]["TicketRow"];
            body: string;
            place?: components["schemas"]["Place"];
            attachments: components["schemas"]["Attachment"][];
            origin: components["schemas"]["Channel"] | "counter" | "form";
            followers: number;
            spot?: {
                x: number;
                y: number;
            };
        };
        IncidentChild: {
            ticket: components["schemas"]["TicketRow"];
            body: string;
            place?: components["schemas"]["Place"];
            attachments: components["schemas"]["Attachment"][];
            origin: components["schemas"]["Channel"] | "counter" | "form";
            followers: number;
            spot?: {
                x: number;
                y: number;
            };
            /** @enum {string} */
            state: "proposed" | "merged";
            distanceMetres?: number;
            hoursApart: number;
            likeness?: number;
        };
        ComparedReport: {
            ticket: components["schemas"]["TicketRow"];
            body: string;
            place?: components["schemas"]["Place"];
            attachments: components["schemas"]["Attachment"][];
            origin: components["schemas"]["Channel"] | "counter" | "form";
            followers: number;
            spot?: {
                x: number;
                y: number;
            };
            reporters: number;
            /** @enum {string} */
            staysFor?: "state" | "children";
            mayStay: boolean;
        };
        Apart: {
            codes: string[];
            distanceMetres?: number;
            hours: number;
            likeness?: number;
        };
        Incident: {
            parent: components["schemas"]["IncidentReport"];
            children: components["schemas"]["IncidentChild"][];
            reporters: number;
            flood?: components["schemas"]["FloodMode"];
            /** @enum {string} */
            kind?: "flood" | "power-cut" | "water-cut" | "storm" | "epidemic";
            mayFlood: boolean;
            mayTell: boolean;
            /** Format: date-time */
            at: string;
        };
        KnowledgeRow: {
            id: string;
            name: string;
            aliases: string[];
            group?: string;
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
            /** @enum {string} */
            origin: "release" | "override" | "own" | "none";
            drafts: number;
            proposed: number;
            dates: {
                /** @enum {string} */
                rule: "expired" | "expires-soon" | "old-source";
                /** @enum {string} */
                part: "record" | "amount" | "source";
                name?: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        ProcedureVersion: {
            id: string;
            number: number;
            base: number;
            /** @enum {string} */
            state: "draft" | "proposed" | "published" | "withdrawn";
            authorName: string;
            isMine: boolean;
            approverName?: string;
            endedByName?: string;
            restores?: number;
            note?: string;
            answer?: string;
            endNote?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            publishedAt?: string;
            /** Format: date-time */
            endedAt?: string;
            body?: components["schemas"]["ProcedureBody"];
        };
        ArticleVersion: {
            id: string;
            number: number;
            base: number;
            /** @enum {string} */
            state: "draft" | "proposed" | "published" | "withdrawn";
            authorName: string;
            isMine: boolean;
            approverName?: string;
            endedByName?: string;
            restores?: number;
            note?: string;
            answer?: string;
            endNote?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            publishedAt?: string;
            /** Format: date-time */
            endedAt?: string;
            body?: components["schemas"]["ArticleBody"];
        };
        SynonymsVersion: {
            id: string;
            number: number;
            base: number;
            /** @enum {string} */
            state: "draft" | "proposed" | "published" | "withdrawn";
            authorName: string;
            isMine: boolean;
            approverName?: string;
            endedByName?: string;
            restores?: number;
            note?: string;
            answer?: string;
            endNote?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            publishedAt?: string;
            /** Format: date-time */
            endedAt?: string;
            body?: {
                means: string;
                say: string[];
            }[];
        };
        ProcedureEntry: {
            id: string;
            /** @enum {string} */
            origin: "release" | "override" | "own" | "none";
            inForce: number;
            released?: components["schemas"]["ProcedureBody"];
            now?: components["schemas"]["ProcedureBody"];
            versions: components["schemas"]["ProcedureVersion"][];
            group?: string;
            dates: {
                /** @enum {string} */
                rule: "expired" | "expires-soon" | "old-source";
                /** @enum {string} */
                part: "record" | "amount" | "source";
                name?: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        ArticleEntry: {
            id: string;
            /** @enum {string} */
            origin: "release" | "override" | "own" | "none";
            inForce: number;
            released?: components["schemas"]["ArticleBody"];
            now?: components["schemas"]["ArticleBody"];
            versions: components["schemas"]["ArticleVersion"][];
            dates: {
                /** @enum {string} */
                rule: "expired" | "expires-soon" | "old-source";
                /** @enum {string} */
                part: "record" | "amount" | "source";
                name?: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        SynonymsEntry: {
            id: string;
            /** @enum {string} */
            origin: "release" | "override" | "own" | "none";
            inForce: number;
            released?: {
                means: string;
                say: string[];
            }[];
            now?: {
                means: string;
                say: string[];
            }[];
            versions: components["schemas"]["SynonymsVersion"][];
        };
        Model: {
            version: string;
            isRelease: boolean;
            /** Format: date-time */
            trainedAt: string;
            trainedByName: string;
            corrections: number;
            scores?: {
                categoryTyped: number;
                categoryBare: number;
                intentTyped: number;
                intentBare: number;
                emergencyRecall: number;
            };
            /** @enum {string} */
            verdict: "active" | "ready" | "refused" | "retired";
            reason?: string;
            mayUse: boolean;
        };
        Learning: {
            models: components["schemas"]["Model"][];
            activations: {
                version: string;
                /** Format: date-time */
                at: string;
                byName: string;
            }[];
            waiting: {
                count: number;
                pairs: {
                    from: components["schemas"]["CategoryId"];
                    to: components["schemas"]["CategoryId"];
                    count: number;
                }[];
            };
            atNightFrom: number;
            training?: {
                /** Format: date-time */
                askedAt: string;
                byName: string;
                /** Format: date-time */
                startedAt?: string;
                /** Format: date-time */
                endedAt?: string;
                /** @enum {string} */
                outcome?: "active" | "ready" | "refused" | "known" | "failed";
            };
            drift: {
                otherBar: number;
                windows: {
                    /** @enum {number} */
                    days: 7 | 28;
                    all: {
                        reports: number;
                        other: number;
                        asked: number;
                        triaged: number;
                        corrected: number;
                    };
                    byVersion: {
                        reports: number;
                        other: number;
                        asked: number;
                        triaged: number;
                        corrected: number;
                        version?: string;
                    }[];
                }[];
            };
            quality: {
                days: number;
                judged: number;
                confirmed: number;
                agreement: {
                    category: components["schemas"]["CategoryId"];
                    judged: number;
                    confirmed: number;
                }[];
            };
            /** Format: date-time */
            at: string;
        };
        MonthFigures: {
            month: string;
            counts: {
                received: number;
                solved: number;
                "in-time": number;
                "in-time-for-good": number;
                "solved-late": number;
                "late-now": number;
                open: number;
                replied: number;
                "replied-in-time": number;
                reopened: number;
                rated: number;
                handled: number;
                complaint: number;
                disputed: number;
                extended: number;
                escalated: number;
            };
            firstReply: {
                count: number;
                median?: number;
                p90?: number;
            };
            result: {
                count: number;
                median?: number;
                p90?: number;
            };
            rating?: number;
        };
        MonthlyReport: {
            month: string;
            number: number;
            edition?: number;
            figures: {
                /** Format: date-time */
                at: string;
                least: number;
                now: {
                    counts: {
                        received: number;
                        solved: number;
                        "in-time": number;
                        "in-time-for-good": number;
                        "solved-late": number;
                        "late-now": number;
                        open: number;
                        replied: number;
                        "replied-in-time": number;
                        reopened: number;
                        rated: number;
                        handled: number;
                        complaint: number;
                        disputed: number;
                        extended: number;
                        escalated: number;
                    };
                    firstReply: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    result: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    rating?: number;
                };
                before: {
                    counts: {
                        received: number;
                        solved: number;
                        "in-time": number;
                        "in-time-for-good": number;
                        "solved-late": number;
                        "late-now": number;
                        open: number;
                        replied: number;
                        "replied-in-time": number;
                        reopened: number;
                        rated: number;
                        handled: number;
                        complaint: number;
                        disputed: number;
                        extended: number;
                        escalated: number;
                    };
                    firstReply: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    result: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    rating?: number;
                };
                yearBefore?: {
                    counts: {
                        received: number;
                        solved: number;
                        "in-time": number;
                        "in-time-for-good": number;
                        "solved-late": number;
                        "late-now": number;
                        open: number;
                        replied: number;
                        "replied-in-time": number;
                        reopened: number;
                        rated: number;
                        handled: number;
                        complaint: number;
                        disputed: number;
                        extended: number;
                        escalated: number;
                    };
                    firstReply: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    result: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    rating?: number;
                };
                units: {
                    of: components["schemas"]["UnitId"];
                    counts: {
                        received: number;
                        solved: number;
                        "in-time": number;
                        "in-time-for-good": number;
                        "solved-late": number;
                        "late-now": number;
                        open: number;
                        replied: number;
                        "replied-in-time": number;
                        reopened: number;
                        rated: number;
                        handled: number;
                        complaint: number;
                        disputed: number;
                        extended: number;
                        escalated: number;
                    };
                    firstReply: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    result: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    rating?: number;
                }[];
                origins: {
                    of: components["schemas"]["Channel"] | "counter" | "form";
                    counts: {
                        received: number;
                        solved: number;
                        "in-time": number;
                        "in-time-for-good": number;
                        "solved-late": number;
                        "late-now": number;
                        open: number;
                        replied: number;
                        "replied-in-time": number;
                        reopened: number;
                        rated: number;
                        handled: number;
                        complaint: number;
                        disputed: number;
                        extended: number;
                        escalated: number;
                    };
                    firstReply: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    result: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    rating?: number;
                }[];
                categories: {
                    of: components["schemas"]["CategoryId"];
                    counts: {
                        received: number;
                        solved: number;
                        "in-time": number;
                        "in-time-for-good": number;
                        "solved-late": number;
                        "late-now": number;
                        open: number;
                        replied: number;
                        "replied-in-time": number;
                        reopened: number;
                        rated: number;
                        handled: number;
                        complaint: number;
                        disputed: number;
                        extended: number;
                        escalated: number;
                    };
                    firstReply: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    result: {
                        count: number;
                        median?: number;
                        p90?: number;
                    };
                    rating?: number;
                }[];
                talks: {
                    channel: components["schemas"]["Channel"];
                    talks: number;
                    byMachine: number;
                }[];
                incidents: {
                    code: string;
                    category: components["schemas"]["CategoryId"];
                    where: string;
                    /** Format: date-time */
                    startedAt: string;
                    /** Format: date-time */
                    endedAt?: string;
                    reporters: number;
                }[];
            };
            shortfalls: {
                what: string;
                action: string;
                who: string;
                /** Format: date */
                by: string;
            }[];
            draft?: {
                what: string;
                action: string;
                who: string;
                /** Format: date */
                by: string;
            }[];
            editions: {
                edition: number;
                /** Format: date-time */
                at: string;
                byName: string;
                reason?: string;
            }[];
            corrections: {
                /** @enum {string} */
                figure: "received" | "solved" | "in-time" | "in-time-for-good" | "solved-late" | "late-now" | "open" | "replied" | "replied-in-time" | "reopened" | "rated" | "handled" | "complaint" | "disputed" | "extended" | "escalated";
                approved: number;
                now: number;
            }[];
            mayWrite: boolean;
            mayApprove: boolean;
            /** Format: date-time */
            at: string;
        };
        Person: {
            talks: {
                id: string;
                channel: components["schemas"]["Channel"];
                name: string;
                /** Format: date-time */
                lastInboundAt?: string;
            }[];
            links: {
                id: string;
                /** @enum {string} */
                proof: "phone" | "code" | "operator";
                byName: string;
                /** Format: date-time */
                at: string;
                /** Format: date-time */
                undoneAt?: string;
            }[];
        };
        RightsCaseRow: {
            code: string;
            /** @enum {string} */
            right?: "see" | "correct" | "erase" | "withdraw";
            /** @enum {string} */
            state: "received" | "accepted" | "refused" | "done";
            origin: components["schemas"]["Channel"] | "counter" | "form";
            name?: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            endedAt?: string;
            version: number;
        };
        DataSubject: {
            id: string;
            name?: string;
            phone?: string;
            channels: components["schemas"]["Channel"][];
            held: {
                conversations: number;
                messages: number;
                tickets: number;
                files: number;
                calls: number;
            };
        };
        RightsCase: {
            code: string;
            /** @enum {string} */
            right?: "see" | "correct" | "erase" | "withdraw";
            /** @enum {string} */
            state: "received" | "accepted" | "refused" | "done";
            origin: components["schemas"]["Channel"] | "counter" | "form";
            name?: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            endedAt?: string;
            version: number;
            phone?: string;
            request: string;
            /** Format: date-time */
            decidedAt?: string;
            /** Format: date-time */
            prolongedAt?: string;
            isAnsweredHere: boolean;
            person?: components["schemas"]["DataSubject"];
            candidates: components["schemas"]["DataSubject"][];
            history: {
                /** Format: date-time */
                at: string;
                byName: string;
                /** @enum {string} */
                act: "received" | "accepted" | "refused" | "prolonged" | "reminded" | "named" | "exported" | "corrected" | "erased" | "withdrawn" | "done";
                note?: string;
            }[];
            mayManage: boolean;
        };
        TicketPhoto: {
            key: string;
            /** @enum {string} */
            side: "before" | "after";
            isResidents: boolean;
            shown?: {
                id: string;
                url: string;
                thumbnailUrl: string;
                byName: string;
                /** Format: date-time */
                at: string;
                width: number;
                height: number;
            };
            takenDown?: {
                byName: string;
                /** Format: date-time */
                at: string;
            };
        };
        TicketPhotos: {
            items: components["schemas"]["TicketPhoto"][];
            /** @enum {string} */
            refusal?: "in-confidence" | "off-lists" | "kind-alone";
            mayPublish: boolean;
            mayTakeDown: boolean;
        };
        QuestionGroupItem: {
            id: string;
            version: number;
            /** @enum {string} */
            state: "open" | "proposed" | "answered" | "dismissed";
            asked: number;
            /** Format: date-time */
            lastAt: string;
            examples: string[];
            procedure?: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            aspect?: "overview" | "eligibility" | "documents" | "steps" | "where" | "online" | "time" | "fee" | "result" | "forms" | "legal" | "benefit" | "penalty" | "validity" | "multi" | "out_of_scope";
            articleId?: string;
            byName?: string;
            /** Format: date-time */
            actedAt?: string;
        };
        QuestionGroup: {
            id: string;
            version: number;
            /** @enum {string} */
            state: "open" | "proposed" | "answered" | "dismissed";
            asked: number;
            /** Format: date-time */
            lastAt: string;
            examples: string[];
            procedure?: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            aspect?: "overview" | "eligibility" | "documents" | "steps" | "where" | "online" | "time" | "fee" | "result" | "forms" | "legal" | "benefit" | "penalty" | "validity" | "multi" | "out_of_scope";
            articleId?: string;
            byName?: string;
            /** Format: date-time */
            actedAt?: string;
            questions: {
                id: string;
                text: string;
                /** @enum {string} */
                why: "unknown" | "unsure" | "fee-unsure";
                channel: components["schemas"]["Channel"];
                conversationId: string;
                /** Format: date-time */
                at: string;
            }[];
            replies: {
                conversationId: string;
                text: string;
                byName: string;
                /** Format: date-time */
                at: string;
            }[];
            answer?: {
                title: string;
                text: string;
                sourceTitle: string;
                /** Format: date */
                checkedOn: string;
                /** Format: date */
                validTo?: string;
            };
        };
        Marked: {
            text: string;
            marks: {
                from: number;
                to: number;
            }[];
        };
        TicketHit: {
            code: string;
            title: components["schemas"]["Marked"];
            snippet: components["schemas"]["Marked"];
            /** Format: date-time */
            at: string;
            status: components["schemas"]["TicketStatus"];
            channel: components["schemas"]["Channel"] | "counter" | "form";
        };
        TalkHit: {
            id: string;
            title: components["schemas"]["Marked"];
            snippet: components["schemas"]["Marked"];
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            state: "waits" | "held" | "bot";
            channel: components["schemas"]["Channel"];
        };
        PersonHit: {
            id: string;
            title: components["schemas"]["Marked"];
            phone?: string;
            talks: number;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            state: "waits" | "held" | "bot";
            channel: components["schemas"]["Channel"];
        };
        SearchAnswer: {
            tickets?: {
                items: components["schemas"]["TicketHit"][];
                more: boolean;
            };
            conversations?: {
                items: components["schemas"]["TalkHit"][];
                more: boolean;
            };
            people?: {
                items: components["schemas"]["PersonHit"][];
                more: boolean;
            };
            loose: boolean;
            /** Format: date-time */
            at: string;
        };
        Setting: {
            /** @constant */
            kind: "calendar";
            number: number;
            body: {
                week: {
                    from: number;
                    to: number;
                }[][];
                closed: {
                    /** Format: date */
                    date: string;
                    name?: string;
                }[];
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        } | {
            /** @constant */
            kind: "assistant";
            number: number;
            body: {
                off: ("facebook" | "zalo" | "telegram" | "webchat")[];
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        } | {
            /** @constant */
            kind: "retention";
            number: number;
            body: {
                raw: number;
                messages: number;
                files: number;
                recordings: number;
                live: number;
                signIns: number;
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        } | {
            /** @constant */
            kind: "assignment";
            number: number;
            body: {
                seenMinutes: number;
                rules: {
                    id: string;
                    name: string;
                    /** @enum {string} */
                    work: "talk" | "ticket";
                    categories: ("sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified")[];
                    areas: string[];
                    hours?: {
                        days: number[];
                        from: number;
                        to: number;
                    };
                    unit?: components["schemas"]["UnitId"];
                    people: string[];
                    limit: number;
                    patience: number;
                }[];
                everybody: {
                    talk: {
                        limit: number;
                        patience: number;
                    };
                    ticket: {
                        limit: number;
                        patience: number;
                    };
                };
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        } | {
            /** @constant */
            kind: "deadlines";
            number: number;
            body: {
                rows: {
                    /** @enum {string} */
                    category: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                    /** @enum {string} */
                    severity?: "S1" | "S2" | "S3" | "S4";
                    first: {
                        hours: number;
                        /** @constant */
                        working?: true;
                    };
                    result: {
                        hours: number;
                        /** @constant */
                        working?: true;
                    };
                    ceiling: {
                        hours: number;
                        /** @constant */
                        working?: true;
                    };
                    basis: ("B2" | "I5" | "H4" | "C5" | "C10" | "C15")[];
                    own: {
                        text: string;
                        /** Format: uri */
                        source: string;
                    }[];
                    reminders: number[];
                    extension: {
                        times?: number;
                        days?: number;
                    };
                }[];
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        } | {
            /** @constant */
            kind: "thresholds";
            number: number;
            body: {
                route: {
                    accented: {
                        [key: string]: number;
                    };
                    bare: {
                        [key: string]: number;
                    };
                };
                alike: {
                    [key: string]: number;
                };
                person: number;
                alarm: number;
                warningTimes: number;
                warningCount: number;
                smallCount: number;
                commentsPerHour: number;
                chatMessages: number;
                chatPhotos: number;
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        } | {
            /** @constant */
            kind: "canned-answers";
            number: number;
            body: {
                answers: {
                    id: string;
                    shortcut: string;
                    title: string;
                    text: string;
                    acts: ({
                        /** @constant */
                        do: "take-over";
                    } | {
                        /** @constant */
                        do: "category";
                        /** @enum {string} */
                        category: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                    } | {
                        /** @constant */
                        do: "note";
                        text: string;
                    } | {
                        /** @constant */
                        do: "done";
                    })[];
                }[];
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        } | {
            /** @constant */
            kind: "units";
            number: number;
            body: {
                units: {
                    id: components["schemas"]["UnitId"];
                    name: string;
                    short: string;
                    contact?: {
                        phone?: string;
                        email?: string;
                        note?: string;
                    };
                    week?: {
                        from: number;
                        to: number;
                    }[][];
                    closed?: {
                        to: components["schemas"]["UnitId"];
                    };
                }[];
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        } | {
            /** @constant */
            kind: "categories";
            number: number;
            body: {
                categories: {
                    [key: string]: {
                        name: string;
                        publicName?: string;
                        label: string;
                        isOffered: boolean;
                        isPublished: boolean;
                        needsPhoto: boolean;
                        followsUp?: boolean;
                    };
                };
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        } | {
            /** @constant */
            kind: "routing";
            number: number;
            body: {
                exceptions: {
                    unit: components["schemas"]["UnitId"];
                    outsideUnit?: components["schemas"]["UnitId"];
                    id: string;
                    categories: ("sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified")[];
                    areas: string[];
                    hours?: {
                        days: number[];
                        from: number;
                        to: number;
                    };
                }[];
                usual: {
                    [key: string]: {
                        unit: components["schemas"]["UnitId"];
                        outsideUnit?: components["schemas"]["UnitId"];
                    };
                };
                fallback: components["schemas"]["UnitId"];
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        } | {
            /** @constant */
            kind: "shared-views";
            number: number;
            body: {
                views: {
                    id: string;
                    name: string;
                    filters: {
                        /** @enum {string} */
                        queue: "attention" | "mine" | "bot" | "later" | "spam" | "all";
                        /** @enum {string} */
                        channel?: "zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine" | "zns" | "sms" | "email";
                        /** @enum {string} */
                        category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                        /** @enum {string} */
                        severity?: "S1" | "S2" | "S3" | "S4";
                        q?: string;
                    };
                }[];
            };
            mayEdit: boolean;
            history: {
                number: number;
                authorName: string;
                /** Format: date-time */
                at: string;
                note?: string;
                restores?: number;
            }[];
        };
        Spot: {
            id: string;
            label: string;
            place: components["schemas"]["Place"];
            formUrl: string;
            sheetUrl: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            retiredAt?: string;
        };
        Viewer: {
            conversationId: string;
            staffId: string;
            name: string;
            writing: boolean;
            /** Format: date-time */
            until: string;
        };
        SavedViews: {
            own: {
                version: number;
                views: {
                    id: string;
                    name: string;
                    filters: {
                        /** @enum {string} */
                        queue: "attention" | "mine" | "bot" | "later" | "spam" | "all";
                        /** @enum {string} */
                        channel?: "zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine" | "zns" | "sms" | "email";
                        /** @enum {string} */
                        category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                        /** @enum {string} */
                        severity?: "S1" | "S2" | "S3" | "S4";
                        q?: string;
                    };
                }[];
            };
            shared: {
                number: number;
                views: {
                    id: string;
                    name: string;
                    filters: {
                        /** @enum {string} */
                        queue: "attention" | "mine" | "bot" | "later" | "spam" | "all";
                        /** @enum {string} */
                        channel?: "zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine" | "zns" | "sms" | "email";
                        /** @enum {string} */
                        category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                        /** @enum {string} */
                        severity?: "S1" | "S2" | "S3" | "S4";
                        q?: string;
                    };
                }[];
            };
            mayShare: boolean;
            counts: {
                [key: string]: number;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getReference: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reference"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listStaff: {
        parameters: {
            query?: {
                unit?: string;
                role?: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Staff"][];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Task"][];
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    takeTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    finishTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        /** @enum {string} */
                        kind: "image" | "audio" | "video" | "file";
                        mimeType: string;
                        sizeBytes: number;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listConversations: {
        parameters: {
            query?: {
                queue?: "attention" | "mine" | "bot" | "later" | "spam" | "all";
                channel?: "zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine" | "zns" | "sms" | "email";
                category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                severity?: "S1" | "S2" | "S3" | "S4";
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ConversationRow"][];
                        nextCursor?: string;
                        counts: {
                            attention: number;
                            mine: number;
                            bot: number;
                            later: number;
                            spam: number;
                            all: number;
                        };
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query: {
                before: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        olderCursor?: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    takeOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    giveBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    replyInConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    /** @default  */
                    text?: string;
                    /** @default [] */
                    attachments?: {
                        key: string;
                    }[];
                    overrule?: boolean;
                    after?: string;
                    ticketCode?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        messageId: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    noteOnConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    mentions?: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    markSeen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    messageId: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    finishConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    draftReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        record: {
                            id: string;
                            name: string;
                            source: string;
                            /** Format: date-time */
                            checked: string;
                            url?: string;
                        };
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    discardDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    liftFlood: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lifted: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    /** @enum {string} */
                    category: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                    /** @enum {string} */
                    severity?: "S1" | "S2" | "S3" | "S4";
                    unit?: string;
                    place?: {
                        label: string;
                        /** @enum {string} */
                        precision: "exact" | "house" | "alley" | "crossing" | "street" | "landmark" | "area" | "unknown";
                        latitude?: number;
                        longitude?: number;
                        street?: string;
                        house?: string;
                        area?: string;
                        wardCode?: string;
                        outsideWard?: string;
                    };
                    title?: string;
                    text?: string;
                    /** @default [] */
                    attachments?: {
                        key: string;
                    }[];
                    overrule?: boolean;
                    after?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ticket: components["schemas"]["Ticket"];
                        messageId?: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    takeBackReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        attachments: components["schemas"]["Attachment"][];
                        ticketCode?: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    undoAct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    actId: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    snoozeConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    until: string;
                    why?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    judgeSpam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    restoreFromSpam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReadyAnswer"][];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listViewers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Viewer"][];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    noteViewer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    state: "looking" | "writing" | "gone";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    keepViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    base: number;
                    views: {
                        id: string;
                        name: string;
                        filters: {
                            /** @enum {string} */
                            queue: "attention" | "mine" | "bot" | "later" | "spam" | "all";
                            /** @enum {string} */
                            channel?: "zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine" | "zns" | "sms" | "email";
                            /** @enum {string} */
                            category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                            /** @enum {string} */
                            severity?: "S1" | "S2" | "S3" | "S4";
                            q?: string;
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTickets: {
        parameters: {
            query?: {
                queue?: "mine" | "open" | "late" | "waiting" | "done" | "all";
                unit?: string;
                category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                severity?: "S1" | "S2" | "S3" | "S4";
                status?: "new" | "needs-info" | "triaged" | "assigned" | "accepted" | "in-progress" | "waiting-external" | "extended" | "resolved" | "closed" | "reopened" | "rejected" | "duplicate" | "withdrawn" | "spam";
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TicketRow"][];
                        nextCursor?: string;
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    correctTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {string} */
                    category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                    /** @enum {string} */
                    severity?: "S1" | "S2" | "S3" | "S4";
                    place?: {
                        label: string;
                        /** @enum {string} */
                        precision: "exact" | "house" | "alley" | "crossing" | "street" | "landmark" | "area" | "unknown";
                        latitude?: number;
                        longitude?: number;
                        street?: string;
                        house?: string;
                        area?: string;
                        wardCode?: string;
                        outsideWard?: string;
                    };
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    moveTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId?: string;
                    /** Format: date-time */
                    doneAt?: string;
                    /** @enum {string} */
                    to: "new" | "needs-info" | "triaged" | "assigned" | "accepted" | "in-progress" | "waiting-external" | "extended" | "resolved" | "closed" | "reopened" | "rejected" | "duplicate" | "withdrawn" | "spam";
                    version: number;
                    facts?: {
                        /** @enum {string} */
                        category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                        /** @enum {string} */
                        severity?: "S1" | "S2" | "S3" | "S4";
                        unit?: string;
                        question?: string;
                        reason?: string;
                        /** @enum {string} */
                        reasonCode?: "not-public-matter" | "no-place-after-asking" | "already-decided-by-law" | "formal-complaint-path" | "outside-city" | "insulting-without-matter" | "test";
                        officerId?: string;
                        plan?: string;
                        photos?: {
                            key: string;
                        }[];
                        /** Format: date-time */
                        onSceneAt?: string;
                        outsideUnit?: string;
                        reference?: string;
                        /** Format: date-time */
                        expectedAt?: string;
                        /** Format: date-time */
                        newDueAt?: string;
                        text?: string;
                        team?: string;
                        parentCode?: string;
                        position?: {
                            latitude: number;
                            longitude: number;
                            accuracyMetres?: number;
                        };
                        shots?: {
                            key: string;
                            /** Format: date-time */
                            takenAt?: string;
                            position?: {
                                latitude: number;
                                longitude: number;
                                accuracyMetres?: number;
                            };
                        }[];
                        explanation?: string;
                    };
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    previewMove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    to: "new" | "needs-info" | "triaged" | "assigned" | "accepted" | "in-progress" | "waiting-external" | "extended" | "resolved" | "closed" | "reopened" | "rejected" | "duplicate" | "withdrawn" | "spam";
                    facts?: {
                        /** @enum {string} */
                        category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                        /** @enum {string} */
                        severity?: "S1" | "S2" | "S3" | "S4";
                        unit?: string;
                        question?: string;
                        reason?: string;
                        /** @enum {string} */
                        reasonCode?: "not-public-matter" | "no-place-after-asking" | "already-decided-by-law" | "formal-complaint-path" | "outside-city" | "insulting-without-matter" | "test";
                        officerId?: string;
                        plan?: string;
                        photos?: {
                            key: string;
                        }[];
                        /** Format: date-time */
                        onSceneAt?: string;
                        outsideUnit?: string;
                        reference?: string;
                        /** Format: date-time */
                        expectedAt?: string;
                        /** Format: date-time */
                        newDueAt?: string;
                        text?: string;
                        team?: string;
                        parentCode?: string;
                        position?: {
                            latitude: number;
                            longitude: number;
                            accuracyMetres?: number;
                        };
                        shots?: {
                            key: string;
                            /** Format: date-time */
                            takenAt?: string;
                            position?: {
                                latitude: number;
                                longitude: number;
                                accuracyMetres?: number;
                            };
                        }[];
                        explanation?: string;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovePreview"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    proposeResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId?: string;
                    /** Format: date-time */
                    doneAt?: string;
                    version: number;
                    text: string;
                    photos: {
                        key: string;
                    }[];
                    shots?: {
                        key: string;
                        /** Format: date-time */
                        takenAt?: string;
                        position?: {
                            latitude: number;
                            longitude: number;
                            accuracyMetres?: number;
                        };
                    }[];
                    explanation?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    recordAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    answer: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    noteOnTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId?: string;
                    /** Format: date-time */
                    doneAt?: string;
                    text: string;
                    photos?: {
                        key: string;
                    }[];
                    shots?: {
                        key: string;
                        /** Format: date-time */
                        takenAt?: string;
                        position?: {
                            latitude: number;
                            longitude: number;
                            accuracyMetres?: number;
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTicketPhotos: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPhotos"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    publishPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key: string;
                    masks: ({
                        /** @constant */
                        kind: "box";
                        x: number;
                        y: number;
                        width: number;
                        height: number;
                    } | {
                        /** @constant */
                        kind: "stroke";
                        size: number;
                        points: [
                            number,
                            number
                        ][];
                    })[];
                    /** @default false */
                    agreed?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPhotos"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    previewPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key: string;
                    masks: ({
                        /** @constant */
                        kind: "box";
                        x: number;
                        y: number;
                        width: number;
                        height: number;
                    } | {
                        /** @constant */
                        kind: "stroke";
                        size: number;
                        points: [
                            number,
                            number
                        ][];
                    })[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    takeDownPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPhotos"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                q: string;
                kind?: "tickets" | "conversations" | "people";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listIncidents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["IncidentRow"][];
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getIncident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    compareReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    codes?: string[];
                    /** @default [] */
                    talks?: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reports: components["schemas"]["ComparedReport"][];
                        apart: components["schemas"]["Apart"][];
                        without: string[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    startFlood: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** Format: date-time */
                    at?: string;
                    clientId: string;
                    area: {
                        label: string;
                        street?: string;
                        area?: string;
                        latitude?: number;
                        longitude?: number;
                        metres?: number;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    tellFact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** Format: date-time */
                    at?: string;
                    clientId: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    previewFact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** Format: date-time */
                    at?: string;
                    label?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        readers: {
                            name: string;
                            channel: components["schemas"]["Channel"] | null;
                            asTemplate: boolean;
                        }[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    tellNews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    previewNews: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        readers: {
                            name: string;
                            channel: components["schemas"]["Channel"] | null;
                            asTemplate: boolean;
                        }[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    gatherTickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    children: {
                        code: string;
                        version: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    endFlood: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    refuseMerge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    child: string;
                    version: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listCalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Call"][];
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    enterCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    text: string;
                    phone?: string;
                    name?: string;
                    /** @enum {string} */
                    category: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                    /** @enum {string} */
                    severity?: "S1" | "S2" | "S3" | "S4";
                    place?: {
                        label: string;
                        /** @enum {string} */
                        precision: "exact" | "house" | "alley" | "crossing" | "street" | "landmark" | "area" | "unknown";
                        latitude?: number;
                        longitude?: number;
                        street?: string;
                        house?: string;
                        area?: string;
                        wardCode?: string;
                        outsideWard?: string;
                    };
                    /** @enum {string} */
                    answerBy: "call" | "zalo" | "sms" | "email" | "none";
                    /** Format: email */
                    email?: string;
                    callId?: string;
                    hideName: boolean;
                    /** Format: date-time */
                    startedAt: string;
                    durationSeconds?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ticket: components["schemas"]["Ticket"];
                        spelledCode: string;
                        script: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    findCaller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name?: string;
                        tickets: components["schemas"]["TicketRow"][];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    currentCall: {
        parameters: {
            query?: {
                extension?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        call?: components["schemas"]["Call"];
                        tickets: components["schemas"]["TicketRow"][];
                        greeting?: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setExtension: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    extension: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        extension?: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    classifyText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    placeText?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposals: components["schemas"]["Proposal"][];
                        /** @enum {string} */
                        decision: "route" | "confirm" | "person";
                        severity: components["schemas"]["Severity"];
                        cues: string[];
                        flags: string[];
                        readBack?: string;
                        emergency?: {
                            kind: string;
                            /** @enum {string} */
                            when: "now" | "unclear";
                            words: string;
                        };
                        place: {
                            /** @enum {string} */
                            kind: "found" | "candidates" | "unknown-landmark" | "not-found" | "old-ward" | "none";
                            places: components["schemas"]["Place"][];
                            text?: string;
                        };
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    lookUpPlace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        source: "gazetteer" | "geocoder";
                        places: components["schemas"]["Place"][];
                        said?: {
                            text: string;
                            /** @enum {string} */
                            precision: "exact" | "house" | "alley" | "crossing" | "street" | "landmark" | "area" | "unknown";
                            wardCode: string | null;
                            candidates: string[];
                        };
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ChannelHealth"][];
                        webhookBase: string;
                        gapHours: number;
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    testChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine" | "zns" | "sms" | "email";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: string;
                    account?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getChannelTest: {
        parameters: {
            query: {
                to: string;
                account?: string;
            };
            header?: never;
            path: {
                channel: "zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine" | "zns" | "sms" | "email";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelTest"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listConnections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Connection"][];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    connectZalo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    oaSecret: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZaloConsent"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    disconnectChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine" | "zns" | "sms" | "email";
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Subscription"][];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    name: string;
                    /** Format: uri */
                    url: string;
                    events: ("ticket.opened" | "ticket.moved" | "ticket.corrected")[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        url: string;
                        events: ("ticket.opened" | "ticket.moved" | "ticket.corrected")[];
                        active: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        secret: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    rotateSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        url: string;
                        events: ("ticket.opened" | "ticket.moved" | "ticket.corrected")[];
                        active: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        secret: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    testSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removeSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readOutLinkCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    linkPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    conversationId: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    unlinkPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                linkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSpots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Spot"][];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addSpot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id?: string;
                    label: string;
                    latitude: number;
                    longitude: number;
                    where?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Spot"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    retireSpot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Spot"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getHall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hall"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    callNext: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hall"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    endCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    as: "served" | "missed";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hall"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    checkIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hall"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getLearning: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Learning"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listReadings: {
        parameters: {
            query: {
                figure: "other" | "asked" | "corrected" | "judged" | "confirmed";
                proposed?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TicketRow"][];
                        total: number;
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    askTraining: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    useModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listKnowledge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: {
                            id: string;
                            title: string;
                        }[];
                        items: components["schemas"]["KnowledgeRow"][];
                        articles: components["schemas"]["KnowledgeRow"][];
                        synonyms: {
                            count: number;
                            /** @enum {string} */
                            origin: "release" | "override" | "own" | "none";
                            drafts: number;
                            proposed: number;
                        };
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getProcedure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getSynonyms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SynonymsEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    draftEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "procedure" | "article" | "synonyms";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    base: number;
                    body: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: number;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    tryEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "procedure" | "article" | "synonyms";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    body: unknown;
                    question: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        today: string[];
                        tried: string[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    proposeVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    publishVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    refuseVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    rollBackVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    withdrawEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "procedure" | "article" | "synonyms";
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seen: number;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    downloadSheet: {
        parameters: {
            query?: {
                type?: "xlsx" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    lookAtSheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetLook"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    draftFromSheet: {
        parameters: {
            query: {
                seen: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        drafts: {
                            versionId: string;
                            id: string;
                            name: string;
                        }[];
                        waiting: {
                            id: string;
                            name: string;
                        }[];
                        stale: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    proposeDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposed: number;
                        stale: {
                            id: string;
                        }[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "calendar" | "canned-answers" | "assistant" | "deadlines" | "thresholds" | "retention" | "assignment" | "units" | "categories" | "routing" | "shared-views";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setting"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "calendar" | "canned-answers" | "assistant" | "deadlines" | "thresholds" | "retention" | "assignment" | "units" | "categories" | "routing" | "shared-views";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    base: number;
                    body: unknown;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setting"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    restoreSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "calendar" | "canned-answers" | "assistant" | "deadlines" | "thresholds" | "retention" | "assignment" | "units" | "categories" | "routing" | "shared-views";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    base: number;
                    number: number;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setting"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getDeadlineGround: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            category: components["schemas"]["CategoryId"];
                            first: {
                                hours: number;
                                /** @constant */
                                working?: true;
                            };
                            result: {
                                hours: number;
                                /** @constant */
                                working?: true;
                            };
                            ceiling: {
                                hours: number;
                                /** @constant */
                                working?: true;
                            };
                            basis: ("B2" | "I5" | "H4" | "C5" | "C10" | "C15" | "P")[];
                            limits: {
                                /** @enum {string} */
                                clock: "first" | "result" | "ceiling";
                                /** @enum {string} */
                                basis: "B2" | "I5" | "H4" | "C5" | "C10" | "C15" | "P";
                                length: {
                                    hours: number;
                                    /** @constant */
                                    working?: true;
                                };
                            }[];
                            open: number;
                        }[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    tryDeadlines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    setting: {
                        rows: {
                            /** @enum {string} */
                            category: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                            /** @enum {string} */
                            severity?: "S1" | "S2" | "S3" | "S4";
                            first: {
                                hours: number;
                                /** @constant */
                                working?: true;
                            };
                            result: {
                                hours: number;
                                /** @constant */
                                working?: true;
                            };
                            ceiling: {
                                hours: number;
                                /** @constant */
                                working?: true;
                            };
                            basis: ("B2" | "I5" | "H4" | "C5" | "C10" | "C15")[];
                            own: {
                                text: string;
                                /** Format: uri */
                                source: string;
                            }[];
                            reminders: number[];
                            extension: {
                                times?: number;
                                days?: number;
                            };
                        }[];
                    };
                    /** @enum {string} */
                    category: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                    /** @enum {string} */
                    severity: "S1" | "S2" | "S3" | "S4";
                    /** Format: date-time */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        inForce: components["schemas"]["Promise"];
                        tried: components["schemas"]["Promise"];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getThresholdGround: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ranges: {
                            person: {
                                min: number;
                                max: number;
                                step: number;
                                initial: number;
                            };
                            alarm: {
                                min: number;
                                max: number;
                                step: number;
                                initial: number;
                            };
                            warningTimes: {
                                min: number;
                                max: number;
                                step: number;
                                initial: number;
                            };
                            warningCount: {
                                min: number;
                                max: number;
                                step: number;
                                initial: number;
                            };
                            smallCount: {
                                min: number;
                                max: number;
                                step: number;
                                initial: number;
                            };
                            commentsPerHour: {
                                min: number;
                                max: number;
                                step: number;
                                initial: number;
                            };
                            chatMessages: {
                                min: number;
                                max: number;
                                step: number;
                                initial: number;
                            };
                            chatPhotos: {
                                min: number;
                                max: number;
                                step: number;
                                initial: number;
                            };
                        };
                        release: {
                            route: {
                                accented: {
                                    [key: string]: number;
                                };
                                bare: {
                                    [key: string]: number;
                                };
                            };
                            alike: {
                                [key: string]: number;
                            };
                        };
                        figures: {
                            note: string;
                            routing: {
                                accented: {
                                    categories: {
                                        [key: string]: {
                                            readings: number;
                                            points: [
                                                number,
                                                number,
                                                number
                                            ][];
                                        };
                                    };
                                    unclassified: number;
                                    pairs: [
                                        number,
                                        number
                                    ][];
                                };
                                bare: {
                                    categories: {
                                        [key: string]: {
                                            readings: number;
                                            points: [
                                                number,
                                                number,
                                                number
                                            ][];
                                        };
                                    };
                                    unclassified: number;
                                    pairs: [
                                        number,
                                        number
                                    ][];
                                };
                            };
                            alarm: {
                                points: [
                                    number,
                                    number,
                                    number
                                ][];
                                dangers: number;
                                others: number;
                            };
                            alike: {
                                [key: string]: {
                                    pairs: number;
                                    points: [
                                        number,
                                        number,
                                        number
                                    ][];
                                };
                            };
                        };
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPresence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Presence"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setPresence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    state: "online" | "busy" | "away";
                    /** Format: date-time */
                    until?: string;
                    deputyId?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Presence"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    handConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    staffId: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    tryAssignment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    setting?: {
                        seenMinutes: number;
                        rules: {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            work: "talk" | "ticket";
                            categories: ("sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified")[];
                            areas: string[];
                            hours?: {
                                days: number[];
                                from: number;
                                to: number;
                            };
                            unit?: string;
                            people: string[];
                            limit: number;
                            patience: number;
                        }[];
                        everybody: {
                            talk: {
                                limit: number;
                                patience: number;
                            };
                            ticket: {
                                limit: number;
                                patience: number;
                            };
                        };
                    };
                    /** @enum {string} */
                    work: "talk" | "ticket";
                    /** @enum {string} */
                    category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                    place?: string;
                    unit?: string;
                    /** Format: date-time */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentTrial"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listDisputes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dispute"][];
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    disputeUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    unit: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    ruleOnUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    unit: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    tryRouting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    setting?: {
                        exceptions: {
                            unit: string;
                            outsideUnit?: string;
                            id: string;
                            categories: ("sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified")[];
                            areas: string[];
                            hours?: {
                                days: number[];
                                from: number;
                                to: number;
                            };
                        }[];
                        usual: {
                            [key: string]: {
                                unit: string;
                                outsideUnit?: string;
                            };
                        };
                        fallback: string;
                    };
                    text: string;
                    place?: string;
                    /** Format: date-time */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        route?: {
                            category: components["schemas"]["CategoryId"];
                            confidence?: number;
                            placeLabel?: string;
                            unit: components["schemas"]["UnitId"];
                            outsideUnit?: components["schemas"]["UnitId"];
                            /** @enum {string} */
                            line: "exception" | "usual" | "fallback";
                            exceptionId?: string;
                            handedOnFrom?: components["schemas"]["UnitId"];
                        };
                        holes: ({
                            /** @constant */
                            kind: "nobody";
                            category: components["schemas"]["CategoryId"];
                        } | {
                            /** @enum {string} */
                            kind: "no-officer" | "closed";
                            unit: components["schemas"]["UnitId"];
                        })[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    countReadings: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: boolean;
                        items: {
                            category: components["schemas"]["CategoryId"];
                            asked: number;
                            answered: number;
                            agreed: number;
                            settled: number;
                            readerRight: number;
                            machineRight: number;
                        }[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: {
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        now: components["schemas"]["MonthFigures"];
                        before: components["schemas"]["MonthFigures"];
                        days: {
                            /** Format: date */
                            day: string;
                            received: number;
                            solved: number;
                        }[];
                        hours: number[][];
                        categories: {
                            of: components["schemas"]["CategoryId"];
                            counts: {
                                received: number;
                                solved: number;
                                "in-time": number;
                                "in-time-for-good": number;
                                "solved-late": number;
                                "late-now": number;
                                open: number;
                                replied: number;
                                "replied-in-time": number;
                                reopened: number;
                                rated: number;
                                handled: number;
                                complaint: number;
                                disputed: number;
                                extended: number;
                                escalated: number;
                            };
                            firstReply: {
                                count: number;
                                median?: number;
                                p90?: number;
                            };
                            result: {
                                count: number;
                                median?: number;
                                p90?: number;
                            };
                            rating?: number;
                        }[];
                        units: {
                            of: components["schemas"]["UnitId"];
                            counts: {
                                received: number;
                                solved: number;
                                "in-time": number;
                                "in-time-for-good": number;
                                "solved-late": number;
                                "late-now": number;
                                open: number;
                                replied: number;
                                "replied-in-time": number;
                                reopened: number;
                                rated: number;
                                handled: number;
                                complaint: number;
                                disputed: number;
                                extended: number;
                                escalated: number;
                            };
                            firstReply: {
                                count: number;
                                median?: number;
                                p90?: number;
                            };
                            result: {
                                count: number;
                                median?: number;
                                p90?: number;
                            };
                            rating?: number;
                        }[];
                        origins: {
                            of: components["schemas"]["Channel"] | "counter" | "form";
                            counts: {
                                received: number;
                                solved: number;
                                "in-time": number;
                                "in-time-for-good": number;
                                "solved-late": number;
                                "late-now": number;
                                open: number;
                                replied: number;
                                "replied-in-time": number;
                                reopened: number;
                                rated: number;
                                handled: number;
                                complaint: number;
                                disputed: number;
                                extended: number;
                                escalated: number;
                            };
                            firstReply: {
                                count: number;
                                median?: number;
                                p90?: number;
                            };
                            result: {
                                count: number;
                                median?: number;
                                p90?: number;
                            };
                            rating?: number;
                        }[];
                        talks: {
                            channel: components["schemas"]["Channel"];
                            talks: number;
                            byMachine: number;
                        }[];
                        leastForShare: number;
                        warnings: {
                            category: components["schemas"]["CategoryId"];
                            area: string;
                            count: number;
                            usual: number;
                            times?: number;
                        }[];
                        points: {
                            code: string;
                            category: components["schemas"]["CategoryId"];
                            week: number;
                            field: string;
                        }[];
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getSpots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        weeks: string[];
                        points: {
                            category: components["schemas"]["CategoryId"];
                            area?: string;
                            week: number;
                            field: string;
                        }[];
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listFigure: {
        parameters: {
            query: {
                month?: string;
                figure: "received" | "solved" | "in-time" | "in-time-for-good" | "solved-late" | "late-now" | "open" | "replied" | "replied-in-time" | "reopened" | "rated" | "handled" | "complaint" | "disputed" | "extended" | "escalated";
                unit?: string;
                category?: "sidewalk-encroachment" | "illegal-parking" | "street-vending" | "illegal-advertising" | "noise-residential" | "noise-business" | "noise-construction" | "litter-dumping" | "waste-collection" | "smoke-odour-dust" | "wastewater-discharge" | "road-damage" | "pavement-damage" | "traffic-signal-sign" | "traffic-congestion" | "public-transport" | "street-light" | "flooding-drainage" | "manhole-cover" | "water-supply" | "power-outage" | "power-hazard" | "cable-telecom" | "tree-hazard" | "tree-park-care" | "illegal-construction" | "construction-site-safety" | "land-encroachment" | "public-disorder" | "drugs-vice" | "fire-safety-risk" | "theft-fraud" | "loose-animals" | "food-safety" | "disease-vector" | "health-education-service" | "social-welfare" | "price-consumer" | "dossier-delay" | "procedure-difficulty" | "online-service-error" | "staff-conduct" | "integrity-complaint" | "other-unclassified";
                origin?: ("zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine" | "zns" | "sms" | "email") | "counter" | "form";
                area?: string;
                lately?: "1";
                from?: string;
                week?: number;
                field?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TicketRow"][];
                        total: number;
                        nextCursor?: string;
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportReport: {
        parameters: {
            query?: {
                month?: string;
                as?: "xlsx" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getMonthlyReport: {
        parameters: {
            query: {
                month: string;
                edition?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthlyReport"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    saveMonthlyReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    month: string;
                    shortfalls: {
                        what: string;
                        action: string;
                        who: string;
                        /** Format: date */
                        by: string;
                    }[];
                    base: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthlyReport"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    approveMonthlyReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    month: string;
                    shortfalls: {
                        what: string;
                        action: string;
                        who: string;
                        /** Format: date */
                        by: string;
                    }[];
                    base: number;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthlyReport"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportMonthlyReport: {
        parameters: {
            query: {
                month: string;
                edition?: number;
                as?: "xlsx" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    summariseThread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                state?: "open" | "proposed" | "answered" | "dismissed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["QuestionGroupItem"][];
                        counts: {
                            open: number;
                            proposed: number;
                            answered: number;
                            dismissed: number;
                        };
                        days: number;
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionGroup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    answerQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    answer: {
                        title: string;
                        text: string;
                        sourceTitle: string;
                        /** Format: date */
                        checkedOn: string;
                        /** Format: date */
                        validTo?: string;
                    };
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionGroup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    makeArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        articleId: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    dismissQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionGroup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    reopenQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionGroup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                staff?: string;
                act?: string;
                target?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor?: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                staff?: string;
                act?: string;
                target?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditChain"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Account"][];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    name: string;
                    /** @enum {string} */
                    role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
                    unit?: string;
                    extension?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: components["schemas"]["Account"];
                        password: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
                    unit?: string;
                    extension?: string;
                    version: number;
                    active: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: components["schemas"]["Account"];
                        password: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    unlockAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    downloadAccounts: {
        parameters: {
            query?: {
                type?: "xlsx" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    importAccounts: {
        parameters: {
            query: {
                seen: string;
                retire?: "true" | "false";
                renew?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: number;
                        retired: number;
                        passwords: {
                            username: string;
                            name: string;
                            /** @enum {string} */
                            role: "OP" | "OFF" | "HEAD" | "LD" | "AUD" | "ADM";
                            unit?: components["schemas"]["UnitId"];
                            password: string;
                        }[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    lookAtAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleLook"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRightsCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RightsCaseRow"][];
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openRightsCase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientId: string;
                    /** @enum {string} */
                    right?: "see" | "correct" | "erase" | "withdraw";
                    conversationId?: string;
                    name?: string;
                    phone?: string;
                    request: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        /** Format: date-time */
                        dueAt: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRightsCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    acceptRightsCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {string} */
                    right: "see" | "correct" | "erase" | "withdraw";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    refuseRightsCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    prolongRightsCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    nameDataSubject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    citizenId: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    handOverData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    correctPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    name?: string;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    withdrawConsents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    erasePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            day: string;
                            /** @enum {string} */
                            kind: "raw" | "messages" | "files" | "recordings" | "live" | "signIns";
                            count: number;
                            /** Format: date-time */
                            lastAt: string;
                        }[];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    downloadPersonalData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
