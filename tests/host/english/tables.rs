//! The rules as tables, each row with its reason.

/// Words that are not said, and what is said instead.
pub struct Never {
    pub words: &'static [&'static str],
    pub say: &'static str,
    pub why: &'static str,
    /// Phrases in which the word is right, each with a reason.
    pub except: &'static [(&'static str, &'static str)],
}

const PLACE: &str = "a place in a text";
const CONTRACT: &str = "a headline of the public contract";
const CHARACTER: &str = "the name of a character";
const ROW: &str = "a row that says what is asked; the word for its state is \"checking\"";
const LETTER: &str = "letters as opposed to digits and other characters";
const NOT_A_TOKEN: &str = "what is made is not a token";
const LENGTH: &str = "a request does not create the token here, and does not change how long it lasts";

pub const NEVER: &[Never] = &[
    Never {
        words: &[
            "end",
            "ends",
            "ended",
            "ending",
            "time ran out",
            "lives",
            "lived",
            "no end",
        ],
        say: "expire, expired, never expires, permanent",
        why: "Meta's screens say \"expire\"",
        except: &[
            ("Works now, ends", CONTRACT),
            ("the end is missing", PLACE),
            ("its end is missing", PLACE),
            ("at the end", PLACE),
            ("the start or end", PLACE),
            ("The limit ends by itself", "a limit is over; it has no expiry date"),
        ],
    },
    Never {
        words: &["make", "makes", "made", "making"],
        say: "create, generate",
        why: "Meta's screens say \"create\" and \"generate\"",
        except: &[
            ("made the request", NOT_A_TOKEN),
            ("makes 20 requests", NOT_A_TOKEN),
            ("made as many voice calls", NOT_A_TOKEN),
            ("changes to groups were made", NOT_A_TOKEN),
            ("make fewer changes", NOT_A_TOKEN),
            ("make you wait", NOT_A_TOKEN),
            ("make it last longer", LENGTH),
        ],
    },
    Never {
        words: &["holder", "holders", "held", "hold", "holds", "whoever"],
        say: "belongs to, owner, system user, the person who",
        why: "Meta's screens say \"owner\" and \"system user\"",
        except: &[("holds back some marketing messages", "Meta does not deliver them")],
    },
    Never {
        words: &["reach", "reaches", "reached", "reaching", "shows to"],
        say: "access, can access",
        why: "Meta's screens say \"access\"",
        except: &[
            ("Could not reach Meta", CONTRACT),
            ("has reached a limit", "a number, not an object"),
        ],
    },
    Never {
        words: &["mend", "mends", "mended", "mending", "way out", "ways out"],
        say: "fix",
        why: "one word for one thing",
        except: &[],
    },
    Never {
        words: &["cut", "cuts", "cut off", "whole"],
        say: "incomplete, complete",
        why: "one word for one thing",
        except: &[(
            "probably cut it",
            "what a field does to a token, not the state of the token",
        )],
    },
    Never {
        words: &["sign", "signs", "letter", "letters"],
        say: "characters, digits",
        why: "a token has letters and digits",
        except: &[
            ("This ID has letters", LETTER),
            ("all its letters are upper case", LETTER),
            ("not a letter from A to Z", LETTER),
            ("not letters from A to Z", LETTER),
        ],
    },
    Never {
        words: &["mark", "marks", "marked", "tick", "ticks", "ticked"],
        say: "select, select the checkbox",
        why: "Meta's screens say \"select\"",
        except: &[
            ("quotation mark", CHARACTER),
            ("quotation marks", CHARACTER),
            ("byte order mark", CHARACTER),
            ("byte order marks", CHARACTER),
            ("text direction mark", CHARACTER),
            ("text direction marks", CHARACTER),
        ],
    },
    Never {
        words: &["where"],
        say: "if, when",
        why: "\"where\" is a place, not a condition",
        except: &[("where your token goes", "a place")],
    },
    Never {
        words: &["stand", "stands", "stood", "nowhere to be seen"],
        say: "is, appears, find it under",
        why: "a text on a screen does not stand",
        except: &[],
    },
    Never {
        words: &["of meta's", "of its own", "of their own", "of your own"],
        say: "from Meta, Meta's, its own",
        why: "the shorter form is easier to read",
        except: &[],
    },
    Never {
        words: &[
            "anew",
            "once more",
            "meanwhile",
            "all the same",
            "the very",
            "until now",
        ],
        say: "again, until then, still",
        why: "rare words are hard for readers who learned English",
        except: &[],
    },
    Never {
        words: &["broken", "look here", "not asked", "asking"],
        say: "failed, needs attention, not checked, checking, works",
        why: "one word for each state",
        except: &[("Asking Meta", ROW), ("Asking which", ROW), ("Asking if", ROW)],
    },
    Never {
        words: &[
            "please",
            "oops",
            "sorry",
            "unfortunately",
            "invalid input",
            "simply",
            "obviously",
            "e g",
            "i e",
            "etc",
        ],
        say: "what happened, why, and what to do",
        why: "a polite word is not an instruction, and nobody is to blame",
        except: &[],
    },
];

/// The words that begin a message only with a noun after them.
pub const NEEDS_NOUN: &[&str] = &["this", "that", "these", "those", "one"];

/// Those that never begin a message: what they mean is in another message.
pub const NEEDS_OTHER_MESSAGE: &[&str] = &["it", "its", "they", "their", "them", "he", "she"];

/// What may follow "This" and the others: a noun, or a word that leads to one. A verb does not belong here.
pub const NOUNS: &[&str] = &[
    "account", "address", "answer", "api", "app", "check", "device", "error", "field", "id", "log", "message",
    "number", "of", "page", "phone", "request", "result", "step", "system", "text", "token", "user", "answers", "two",
];

/// Messages that begin with a pronoun, by their first words. `place` is a part of the name of the source file.
pub struct Opening {
    pub begins: &'static str,
    pub place: &'static str,
    pub why: &'static str,
}

const FINDING: &str =
    "a finding is below the field with the pasted text and says what the text is: nothing else can be meant";
const AFTER_ADDRESS: &str = "follows the address directly, in the same row";

pub const OPENINGS: &[Opening] = &[
    Opening {
        begins: "This looks like ",
        place: "src/paste/words.rs",
        why: FINDING,
    },
    Opening {
        begins: "This is a",
        place: "src/paste/words.rs",
        why: FINDING,
    },
    Opening {
        begins: "This is the ID of a business portfolio.",
        place: "src/paste/words.rs",
        why: FINDING,
    },
    Opening {
        begins: "This is the address of your CRM.",
        place: "src/check/words/webhook.rs",
        why: AFTER_ADDRESS,
    },
    Opening {
        begins: "This is not the address of your CRM.",
        place: "src/check/words/webhook.rs",
        why: AFTER_ADDRESS,
    },
    Opening {
        begins: "This does not mean that your token is bad.",
        place: "src/ui/card/card.js",
        why: "follows \"Token Doctor has stopped.\" directly, in the same alert",
    },
];

/// The verbs that begin a step.
pub const VERBS: &[&str] = &[
    "Add", "Allow", "Ask", "Call", "Catch", "Change", "Check", "Choose", "Compare", "Connect", "Copy", "Create", "Do",
    "Enter", "Exchange", "Find", "Fix", "Follow", "Generate", "Keep", "Open", "Paste", "Press", "Print", "Read",
    "Remove", "Renew", "Request", "Run", "Select", "Send", "Set", "Start", "Test", "Try", "Wait",
];

/// The other words that begin a step, and what each says before the verb.
pub const BEFORE_VERB: &[(&str, &str)] = &[
    ("If", "a condition"),
    ("Or", "another way"),
    ("Then", "the order"),
    ("To", "the purpose"),
    ("Under", "the place on Meta's screen"),
    ("In", "the program"),
];

/// Steps of more than three sentences, by their first words, each with a reason.
pub const LONG_STEPS: &[(&str, &str)] = &[
    (
        "Press \"Assign assets\". Select your app",
        "one dialog: without its last sentence, the token is often generated too early",
    ),
    (
        "If you do not have the token any more, create a new one.",
        "one condition for all of its acts",
    ),
    (
        "If Meta refuses this ID, assign the account.",
        "one condition for all of its acts",
    ),
];
